using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Writes a page of jobs (<c>JobResourceList</c>).</summary>
internal static class JobListResponse
{
    public static Task Write(VaultRequest request, JobStore store, string idPrefix)
    {
        JobPosition? after = null;
        if (request.Query("$skipToken") is { Length: > 0 } token)
        {
            if (!JobPosition.TryParse(token, out JobPosition position))
                return request.Error(ServiceError.Invalid("The skip token is invalid.", "$skipToken"));
            after = position;
        }

        if (request.ReadQuery(out JobQuery query) is { } error)
            return request.Error(error);
        // A truncated list is a single page without a next link.
        int size = request.Behavior.ListsCutAt ?? request.Vault.Options.PageSize;
        JobPage page = store.Page(query, after, size, request.Now);
        string? next = request.Behavior.ListsCutAt is null && page.Last is { } last ? request.NextLink(last.ToToken()) : null;
        return request.Json(StatusCodes.Status200OK, json => WritePage(json, request, page, idPrefix, next));
    }

    private static void WritePage(Utf8JsonWriter json, VaultRequest request, JobPage page, string idPrefix, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (StoredJob job in page.Jobs)
            JobListWriter.WriteItem(json, job, request.Now, idPrefix, request.Behavior.Shape);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("nextLink", next);
        json.WriteEndObject();
    }
}
