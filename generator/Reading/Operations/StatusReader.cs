using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads x-bjg-status, which says how the resource of any service shows that an operation has ended.</summary>
internal sealed class StatusReader(ReadContext context, SchemaReader schemas)
{
    public const string Keyword = "x-bjg-status";

    private static readonly string[] Members = ["member", "succeeded", "failed"];

    /// <param name="responses">Of the operation.</param>
    public ApiStatus? Read(DocumentNode status, IReadOnlyList<ReadResponse> responses)
    {
        foreach (JsonNode member in status.Json.Members)
        {
            if (!Members.Contains(member.Name) && !member.Name!.StartsWith("x-", StringComparison.Ordinal))
                Report(status.With(member), member.Name, $"is not one of {string.Join(", ", Members)}");
        }

        if (Resource(responses) is not { } resource)
        {
            Report(status, "member", "needs an operation whose successes have one JSON body");
            return null;
        }

        string name = context.String(status, "member") ?? "";
        if (name.Length == 0 || MemberPath.Find(schemas, resource, name) is not { } found)
        {
            string others = MemberPath.Others(schemas, resource, name);
            Report(status["member"] ?? status, "member", $"must be the name of a member of the response, not '{name}'{others}");
            return null;
        }

        EquatableArray<string> succeeded = Values(status, "succeeded", found);
        if (succeeded.Count > 0)
            return new ApiStatus(name, succeeded, Values(status, "failed", found));
        Report(status["succeeded"] ?? status, "succeeded", "must be a list of the values that end the operation successfully");
        return null;
    }

    private static DocumentNode? Resource(IReadOnlyList<ReadResponse> responses)
    {
        ReadResponse[] bodies = [.. responses.Where(response => response.Response is { IsError: false, Type: not null })];
        return bodies.Select(body => body.Response.Type).Distinct().Count() == 1
            && bodies[0].Response is { Type: not (ApiStream or ApiItemStream), MediaType: { } mediaType } && MediaTypes.IsJson(mediaType)
            ? bodies[0].Schema
            : null;
    }

    // A value that the member cannot have would never end the wait.
    private EquatableArray<string> Values(DocumentNode status, string name, DocumentNode member)
    {
        List<string> values = [];
        DocumentNode? known = schemas.Facts(member)["enum"];
        if (context.Array(status, name) is not { } list)
            return [];
        foreach (JsonNode item in list.Json.Items)
        {
            if (item.Kind is not (JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False))
                Report(list.With(item), name, "must be a list of strings, numbers, true or false");
            else if (known is not null && !known.Json.Items.ToArray().Any(value => IsSame(value, item)))
                Report(list.With(item), name, $"has '{ApiValue.Of(item).Content}', which is not a value of the member");
            else
                values.Add(ApiValue.Of(item).Content);
        }

        return values.ToEquatableArray();
    }

    private static bool IsSame(JsonNode value, JsonNode item) =>
        string.Equals(ApiValue.Of(value).Content, ApiValue.Of(item).Content, StringComparison.OrdinalIgnoreCase);

    private void Report(DocumentNode at, string member, string reason) =>
        context.Report(Problems.InvalidExtension, at, member, Keyword, reason);
}
