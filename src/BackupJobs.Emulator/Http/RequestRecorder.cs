using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>Gives a request its ids and keeps it for <see cref="BackupVaultEmulator.Requests"/>.</summary>
internal static class RequestRecorder
{
    public static void Record(VaultRequest request)
    {
        HttpResponse response = request.Http.Response;
        WriteHeaders(request, response.Headers);
        RequestLog.Entry entry = request.Vault.Log.Add(Describe(request));
        // Before the first byte leaves: a client that has its answer finds it in the log.
        response.OnStarting(() =>
        {
            // The server comes here even after the connection was cut.
            if (!request.IsCut)
                entry.Answered(response.StatusCode);
            return Task.CompletedTask;
        });
    }

    private static void WriteHeaders(VaultRequest request, IHeaderDictionary headers)
    {
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = request.CorrelationId;
        headers.CacheControl = "no-cache";
        // Dates in headers are on the clock that the client sees, also when a test moves that clock.
        headers.Date = request.Vault.Clock.ClientNow.ToString("R", CultureInfo.InvariantCulture);
        if (request.Http.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } clientId)
            headers["x-ms-client-request-id"] = clientId;
    }

    private static RecordedRequest Describe(VaultRequest request)
    {
        HttpRequest http = request.Http.Request;
        return new RecordedRequest(
            http.Method, request.RawPath, request.RawQuery, [.. http.Headers.Keys], http.Host.Value ?? "", request.Route?.OperationId, Status: 0);
    }
}
