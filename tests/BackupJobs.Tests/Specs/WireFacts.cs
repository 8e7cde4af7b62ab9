using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>
/// A document without its prose: everything in it that changes what goes over the wire or what a client looks like.
/// Whatever is not known to be prose counts as a fact, so a keyword that nobody thought of is compared too.
/// </summary>
internal static class WireFacts
{
    private static readonly string[] Prose = ["description", "summary", "title", "tags", "externalDocs", "x-ms-examples"];

    /// <summary>Keywords whose members are names of things, not keywords: a property may well be named "description".</summary>
    private static readonly string[] Maps =
        ["properties", "definitions", "parameters", "responses", "headers", "paths", "securityDefinitions"];

    /// <summary>
    /// Types that our documents name in another way than upstream, because the name clashes with one of .NET that most programs
    /// import.
    /// </summary>
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["ResultStatusCode"] = "HttpStatusCode",
        // Two files of the newest document have a type of this name.
        ["ErrorResponseDetail"] = "ErrorDetail",
        ["BackupVaultDayOfWeek"] = "DayOfWeek",
        // Both kinds of vaults have these; a program may import both namespaces.
        ["BackupVaultSystemData"] = "systemData",
        ["backupVaultCreatedByType"] = "createdByType",
        ["BackupVaultErrorAdditionalInfo"] = "ErrorAdditionalInfo",
        ["BackupVaultJobs_List"] = "Jobs_List",
        ["BackupVaultJobs_Get"] = "Jobs_Get",
    };

    private static readonly string[] Settings =
        ["swagger", "host", "basePath", "schemes", "consumes", "produces", "security", "securityDefinitions", "x-ms-parameterized-host"];

    /// <summary>Facts about the named operations and all that they need, each at the JSON pointer that it has in the document.</summary>
    /// <param name="file">The document.</param>
    /// <param name="operationIds">The operations.</param>
    /// <param name="references">What is compared besides.</param>
    public static JsonObject Of(SpecFile file, IReadOnlyCollection<string> operationIds, params IEnumerable<string> references)
    {
        JsonObject facts = new() { ["info"] = new JsonObject { ["version"] = file.Root["info"]!["version"]!.DeepClone() } };
        foreach (string name in Settings)
        {
            if (file.Root[name] is { } setting)
                facts[name] = Fact(name, setting);
        }

        facts["paths"] = Paths(file, operationIds);
        foreach ((string pointer, JsonNode node) in SpecClosure.Of(file, operationIds, references))
        {
            string[] parts = pointer.Split('/');
            facts[parts[1]] ??= new JsonObject();
            facts[parts[1]]![parts[2]] = Schema(node);
        }

        return facts;
    }

    private static JsonObject Paths(SpecFile file, IReadOnlyCollection<string> operationIds)
    {
        JsonObject paths = [];
        foreach ((string path, JsonNode? item) in file.Root["paths"]!.AsObject())
        {
            JsonObject kept = item!.DeepClone().AsObject();
            foreach ((string key, JsonNode? operation) in item.AsObject())
            {
                if (operation?["operationId"] is { } id && !operationIds.Contains(Upstream((string)id!)))
                    kept.Remove(key);
            }

            if (kept.Any(member => member.Value?["operationId"] is not null))
                paths[path] = Schema(kept);
        }

        return paths;
    }

    private static JsonNode? Fact(string keyword, JsonNode? value) => (keyword, value) switch
    {
        ("$ref" or "x-ms-odata", JsonValue reference) => Target((string)reference!),
        ("required", JsonArray names) => Sorted(names),
        ("scopes", JsonObject scopes) => Sorted(new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope.Key))])),
        (_, JsonObject map) when Maps.Contains(keyword) => Members(map),
        (_, JsonObject or JsonArray) when keyword is not ("enum" or "default") => Schema(value),
        ("operationId", JsonValue id) => Upstream((string)id!),
        _ => value?.DeepClone(),
    };

    /// <summary>The name that upstream has for one of ours.</summary>
    public static string Upstream(string name) => Renamed.GetValueOrDefault(name, name);

    private static JsonObject Members(JsonObject map) =>
        new(map.Select(member => KeyValuePair.Create(member.Key, Schema(member.Value))));

    private static JsonNode? Schema(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(Schema)]),
        JsonObject map => new JsonObject(
            from member in map
            where !Prose.Contains(member.Key) && !(member.Key == "x-ms-client-name" && Renamed.ContainsKey((string)member.Value!))
            select KeyValuePair.Create(
                member.Key, member.Key == "x-ms-enum" ? EnumFacts(member.Value!, map["enum"]) : Fact(member.Key, member.Value))),
        _ => node?.DeepClone(),
    };

    /// <summary>A list of values that only adds descriptions to those of <c>enum</c> says nothing new about the wire.</summary>
    private static JsonObject EnumFacts(JsonNode extension, JsonNode? values)
    {
        JsonObject facts = Schema(extension)!.AsObject();
        if (facts["values"] is JsonArray details &&
            details.All(detail => detail!.AsObject().All(member => JsonNode.DeepEquals(member.Value, detail["value"]))) &&
            JsonNode.DeepEquals(new JsonArray([.. details.Select(detail => detail!["value"]?.DeepClone())]), values))
            facts.Remove("values");
        if ((string?)facts["name"] is { } name)
            facts["name"] = Upstream(name);
        return facts;
    }

    /// <summary>Which file a shared type is kept in is no fact: what it says is compared where it stands.</summary>
    private static JsonValue Target(string reference) => JsonValue.Create(reference[reference.IndexOf('#', StringComparison.Ordinal)..]);

    private static JsonArray Sorted(JsonArray names) =>
        new([.. names.Select(name => (string)name!).Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
}
