using System.Text.Json;

namespace BackupJobs.Emulator.Http;

/// <summary>Reads the JSON bodies of requests.</summary>
internal static class RequestBody
{
    /// <summary>The body, or null if it is not JSON.</summary>
    public static async Task<JsonDocument?> Body(this VaultRequest request)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Http.Request.Body, default, request.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member of the body, or null.</summary>
    public static JsonElement? Member(this JsonDocument? body, string name) =>
        body?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out JsonElement member) ? member : null;
}
