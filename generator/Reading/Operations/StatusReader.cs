using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads x-bjg-status, which says how the resource of any service shows that an operation has ended.</summary>
internal sealed class StatusReader(ReadContext context, SchemaReader schemas)
{
    public const string Keyword = "x-bjg-status";

    /// <param name="responses">Of the operation.</param>
    public ApiStatus? Read(DocumentNode status, IReadOnlyList<ReadResponse> responses)
    {
        OwnExtensions.CheckMembers(context, status, Keyword, "member", "succeeded", "failed");
        if (Resource(responses) is not { } resource)
        {
            Report(status, "member", "needs an operation whose successes have one JSON body");
            return null;
        }

        string name = context.String(status, "member") ?? "";
        if (name.Length == 0 || MemberPath.Find(schemas, resource, name) is not { } found)
        {
            string others = MemberPath.Others(schemas, resource, name);
            // A member that is not a string has been reported.
            if (status["member"] is not { Json.Kind: not (JsonKind.String or JsonKind.Null) })
                Report(status["member"] ?? status, "member", $"must be the name of a member of the response, not '{name}'{others}");
            return null;
        }

        List<string> succeeded = Values(status, "succeeded", found, []);
        return succeeded.Count == 0
            ? null
            : new ApiStatus(name, succeeded.ToEquatableArray(), Values(status, "failed", found, succeeded).ToEquatableArray());
    }

    private static DocumentNode? Resource(IReadOnlyList<ReadResponse> responses)
    {
        ReadResponse[] bodies = [.. responses.Where(response => response.Response is { IsError: false, Type: not null })];
        return bodies.Select(body => body.Response.Type).Distinct().Count() == 1
            && bodies[0].Response is { Type: not (ApiStream or ApiItemStream), MediaType: { } mediaType } && MediaTypes.IsJson(mediaType)
            ? bodies[0].Schema
            : null;
    }

    // A value that the member cannot have would never end the wait, and without an end there is no wait.
    private List<string> Values(DocumentNode status, string name, DocumentNode member, IReadOnlyList<string> others)
    {
        bool isNeeded = name == "succeeded";
        DocumentNode? list = context.Array(status, name);
        // A member that is not a list has been reported.
        if (isNeeded && (list is { Json.Items.Length: 0 } || status[name] is not { Json.Kind: not JsonKind.Null }))
            Report(status[name] ?? status, name, "must be a list of the values that end the operation successfully");
        DocumentNode? known = schemas.Facts(member)["enum"];
        List<string> values = [];
        List<(DocumentNode Item, string Reason)> faults = [];
        foreach (JsonNode item in list is null ? default : list.Json.Items)
        {
            if (Fault(item, known, others) is { } fault)
                faults.Add((list!.With(item), fault));
            else
                values.Add(ApiValue.Of(item).Content);
        }

        foreach ((DocumentNode item, string reason) in faults)
            Report(item, name, reason, isNeeded && values.Count == 0 ? OwnExtensions.NotGenerated : "the value is ignored");
        return values;
    }

    private static string? Fault(JsonNode item, DocumentNode? known, IReadOnlyList<string> others)
    {
        if (item.Kind is not (JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False))
            return "must be a list of strings, numbers, true or false";
        string value = ApiValue.Of(item).Content;
        if (known is not null && !known.Json.Items.ToArray().Any(allowed => IsSame(ApiValue.Of(allowed).Content, value)))
            return $"has '{value}', which is not a value of the member";
        return others.Any(other => IsSame(other, value)) ? $"has '{value}', which is in 'succeeded', too" : null;
    }

    private static bool IsSame(string value, string other) => string.Equals(value, other, StringComparison.OrdinalIgnoreCase);

    private void Report(DocumentNode at, string member, string reason, string result = OwnExtensions.NotGenerated) =>
        OwnExtensions.Report(context, at, member, Keyword, reason, result);
}
