using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>Where a typed result differs from the response that it was read from.</summary>
internal static class ResponseComparison
{
    public const string Unequal = "response does not survive reading and writing";

    public const string Untyped = "response member has no typed member";

    /// <param name="operation">The operation.</param>
    /// <param name="response">The example's response.</param>
    /// <param name="loose">Names of members that cannot have a typed member; null if the response has no type.</param>
    /// <param name="outcome">What the generated method returned.</param>
    public static IEnumerable<(string Reason, Difference Where)> Differences(
        WireOperation operation, ExampleResponse response, List<string>? loose, CallOutcome outcome)
    {
        foreach ((string name, string value) in response.Headers)
        {
            if (outcome.Response is { } read && read.Headers[name] != value)
                yield return ("response header", new Difference(name, $"expected {value}, found {read.Headers[name] ?? "nothing"}"));
        }
        if (response.Body is not { } body || (outcome.Value is null && outcome.Page is null))
            yield break;
        JsonNode? written = outcome.Page is { } page ? Written(page, operation.Paging!, body) : TypedJson.Write(Unwrap(outcome.Value!));
        foreach (Difference difference in JsonMeaning.Differences(body, JsonSerializer.SerializeToElement(written)))
            yield return (Unequal, difference);
        if (loose is null)
            yield break;
        List<string> found = outcome.Page is null
            ? TypedGraph.LooseMembers(outcome.Value)
            : outcome.Page.Items.SelectMany(TypedGraph.LooseMembers).ToList();
        foreach (string name in Excess(found, loose))
            yield return (Untyped, new Difference("/" + name, "only in AdditionalProperties"));
    }

    /// <summary>The body that the typed members of a page make up.</summary>
    private static JsonObject Written(PageOutcome page, WirePaging paging, JsonElement original)
    {
        JsonObject body = [];
        // A page without a list is read like an empty list, and an empty link like none.
        if (!page.Rest.ContainsKey(paging.ItemName) && (Has(original, paging.ItemName) || page.Items.Count > 0))
        {
            // Items that cannot be read go back to their positions.
            List<JsonNode?> items = page.Items.Select(TypedJson.Write).ToList();
            foreach (UnreadableItem item in page.Unreadable)
                items.Insert(item.Index, JsonNode.Parse(item.Json.ToString()));
            body[paging.ItemName] = new JsonArray([.. items]);
        }
        if (paging.NextLinkName is { } link && !page.Rest.ContainsKey(link) && (Has(original, link) || page.NextLink is not null))
            body[link] = page.NextLink ?? "";
        foreach ((string name, RawJson value) in page.Rest)
            body[name] = JsonNode.Parse(value.ToString());
        return body;
    }

    private static bool Has(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out _);

    /// <summary>The only member that is set in the result of an operation with several bodies.</summary>
    private static object Unwrap(object value)
    {
        if (!value.GetType().Assembly.IsCollectible
            || value.GetType().GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonConverterAttribute), false).Length > 0)
            return value;
        return value.GetType()
            .GetProperties()
            .Select(property => property.GetValue(value))
            .FirstOrDefault(member => member is not null and not int)
            ?? value;
    }

    private static List<string> Excess(List<string> found, List<string> allowed)
    {
        List<string> rest = [.. allowed];
        return found.Where(name => !rest.Remove(name)).ToList();
    }
}
