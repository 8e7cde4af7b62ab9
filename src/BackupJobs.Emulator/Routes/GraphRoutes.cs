using System.Text.Json;
using BackupJobs.Emulator.Graph;
using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>The route of Resource Graph.</summary>
internal static class GraphRoutes
{
    private const string RateLimiting = "RateLimiting";

    public static IEnumerable<Route> All { get; } =
    [
        new("Resources", HttpMethods.Post, "/providers/Microsoft.ResourceGraph/resources", "Microsoft.ResourceGraph/resources/read", Query),
    ];

    private static async Task Query(VaultRequest request)
    {
        if (!request.Vault.GraphQuota.TryTake(request))
        {
            await Refuse(request).ConfigureAwait(false);
            return;
        }

        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        GraphRequest query;
        try
        {
            query = GraphRequest.Parse(body, request.Vault);
        }
        catch (UnknownSubscriptionException)
        {
            await Error(request, StatusCodes.Status400BadRequest, "BadRequest", "NoValidSubscriptionsInQueryRequest",
                "There must be at least one subscription that can contain resources.").ConfigureAwait(false);
            return;
        }
        catch (FormatException error)
        {
            await Error(request, StatusCodes.Status400BadRequest, "BadRequest", "InvalidQuery",
                $"The emulator serves only queries like those of BackupJobs: {error.Message}.").ConfigureAwait(false);
            return;
        }

        request.Http.Response.Headers["x-ms-resource-graph-request-duration"] = "0:00:00:00.0010000";
        await Reply(request, query).ConfigureAwait(false);
    }

    private static Task Refuse(VaultRequest request) => request.Behavior.GraphQuota!.EmptyBody
        ? request.Empty(StatusCodes.Status429TooManyRequests)
        : Error(request, StatusCodes.Status429TooManyRequests, RateLimiting, RateLimiting,
            "Too many queries by this caller; wait before the next one.");

    private static Task Reply(VaultRequest request, GraphRequest query)
    {
        GraphRow[] all =
        [
            .. GraphTables.Rows(query.Query.Table, query.Vaults, request).Where(query.Query.Matches)
                .OrderBy(row => row.Id, StringComparer.OrdinalIgnoreCase),
        ];
        GraphRow[] rest =
            [.. all.SkipWhile(row => query.After is { } after && StringComparer.OrdinalIgnoreCase.Compare(row.Id, after) <= 0)];
        GraphRow[] page = [.. rest.Take(query.Top)];
        bool more = rest.Length > page.Length;
        return request.Json(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("totalRecords", all.Length);
            json.WriteNumber("count", page.Length);
            json.WriteStartArray("data");
            foreach (GraphRow row in page)
                row.Write(json, query.Query.Columns);
            json.WriteEndArray();
            json.WriteStartArray("facets");
            json.WriteEndArray();
            // Without the column there is no token: the rest cannot be requested, and this is the only sign of it.
            json.WriteString("resultTruncated", more && !query.Query.HasId ? "true" : "false");
            if (more && query.Query.HasId)
                json.WriteString("$skipToken", GraphRequest.Token(page[^1]));
            json.WriteEndObject();
        });
    }

    private static Task Error(VaultRequest request, int status, string code, string detail, string message) =>
        request.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", $"{message} (correlation id {request.CorrelationId})");
            json.WriteStartArray("details");
            json.WriteStartObject();
            json.WriteString("code", detail);
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
