using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>Gives a request its ids and keeps it for <see cref="BackupVaultEmulator.Requests"/>.</summary>
internal static class RequestRecorder
{
    public static async Task Run(HttpContext http, VaultState vault, RequestDelegate next)
    {
        VaultRequest request = VaultRequest.Attach(http, vault);
        IHeaderDictionary headers = http.Response.Headers;
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = request.CorrelationId;
        headers.CacheControl = "no-cache";
        // Dates in headers are on the clock that the client sees, also when a test moves that clock.
        headers.Date = vault.Clock.ClientNow.ToString("R", CultureInfo.InvariantCulture);
        if (http.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } clientId)
            headers["x-ms-client-request-id"] = clientId;
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            vault.Log.Add(Record(request));
        }
    }

    private static RecordedRequest Record(VaultRequest request)
    {
        HttpContext http = request.Http;
        bool answered = http.Response.HasStarted || !http.RequestAborted.IsCancellationRequested;
        return new RecordedRequest(
            http.Request.Method, request.RawPath, request.RawQuery, [.. http.Request.Headers.Keys], http.Request.Host.Value ?? "",
            request.Route?.OperationId, answered ? http.Response.StatusCode : 0);
    }
}
