using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>Writes the common response headers and records a request for <see cref="BackupVaultEmulator.Requests"/>.</summary>
internal static class RequestRecorder
{
    public static void Record(VaultRequest request)
    {
        HttpResponse response = request.Http.Response;
        WriteHeaders(request, response.Headers);
        RequestHistory.Entry entry = request.Vault.Requests.Add(Describe(request));
        // Before the first byte is sent: a client that has the response then finds the status in the history.
        response.OnStarting(() =>
        {
            // This callback also runs after the connection was aborted.
            if (!request.IsAborted)
                entry.SetStatus(response.StatusCode);
            return Task.CompletedTask;
        });
    }

    private static void WriteHeaders(VaultRequest request, IHeaderDictionary headers)
    {
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = request.CorrelationId;
        headers.CacheControl = "no-cache";
        // The Date header follows the client's clock, which a test may control.
        headers.Date = request.Vault.Clock.ClientNow.ToString("R", CultureInfo.InvariantCulture);
        if (request.Http.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } clientId)
            headers["x-ms-client-request-id"] = clientId;
    }

    private static RecordedRequest Describe(VaultRequest request)
    {
        HttpRequest http = request.Http.Request;
        return new RecordedRequest
        {
            Method = http.Method,
            Path = request.RawPath,
            Query = request.RawQuery,
            HeaderNames = [.. http.Headers.Keys],
            Authority = http.Host.Value ?? "",
            OperationId = request.Route?.OperationId,
        };
    }
}
