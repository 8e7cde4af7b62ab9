using System.Globalization;
using System.Text.Json;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>Writes responses.</summary>
internal static class Reply
{
    public static async Task Json(this VaultRequest request, int status, Action<Utf8JsonWriter> write)
    {
        HttpResponse response = request.Http.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        await using (Utf8JsonWriter json = new(response.BodyWriter, WireText.Json))
            write(json);
        await response.BodyWriter.FlushAsync(request.Http.RequestAborted).ConfigureAwait(false);
    }

    public static Task Error(this VaultRequest request, ServiceError error) => error.WriteTo(request);

    public static Task Empty(this VaultRequest request, int status)
    {
        request.Http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>202 without a body, with both operation URLs and <c>Retry-After</c>.</summary>
    public static Task Accepted(this VaultRequest request, VaultOperation operation)
    {
        request.OperationHeaders(operation);
        return request.Empty(StatusCodes.Status202Accepted);
    }

    public static void OperationHeaders(this VaultRequest request, VaultOperation operation)
    {
        IHeaderDictionary headers = request.Http.Response.Headers;
        headers["Azure-AsyncOperation"] = request.Origin + operation.StatusUrl.Path + operation.StatusUrl.Query;
        headers.Location = request.Origin + operation.ResultUrl.Path + operation.ResultUrl.Query;
        bool isBackupVault = operation.Vault?.Definition.Kind == EmulatedVaultKind.BackupVault;
        request.RetryAfter(isBackupVault ? request.Behavior.BackupVaultRetryAfter : request.Behavior.RetryAfter);
    }

    public static void RetryAfter(this VaultRequest request, RetryAfter wanted)
    {
        int seconds = (int)Math.Ceiling(request.Vault.Clock.ToClientTime(wanted.Delay).TotalSeconds);
        string? text = wanted.Form switch
        {
            RetryAfterForm.Missing => null,
            RetryAfterForm.HttpDate =>
                (request.Vault.Clock.ClientNow + TimeSpan.FromSeconds(seconds)).ToString("R", CultureInfo.InvariantCulture),
            _ => seconds.ToString(CultureInfo.InvariantCulture),
        };
        if (text is not null)
            request.Http.Response.Headers.RetryAfter = text;
    }
}
