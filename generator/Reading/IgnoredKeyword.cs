using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading;

/// <summary>Keywords that a client ignores for one reason.</summary>
/// <param name="Names">The keywords.</param>
/// <param name="IsIgnored">Whether one of them is ignored.</param>
/// <param name="Reason">What the client does instead.</param>
/// <param name="IsReportedTogether">Whether one message stands for all of them.</param>
internal sealed record IgnoredKeyword(
    string[] Names, Func<KeywordUse, bool> IsIgnored, string Reason, bool IsReportedTogether = false)
{
    private const string NotValidated = "conditions are not validated";
    private const string Dialect = "schemas are read as those of OpenAPI";
    private const string Parts = "parts of the body are not encoded one by one";
    private const string MediaTypes = "one media type is used: JSON if it is declared, otherwise the first";
    private const string DialectPrefix = "https://spec.openapis.org/oas/";
    private const string JsonSchema = "https://json-schema.org/draft/2020-12/schema";

    // Constraints that are schemas or lists themselves.
    private static readonly string[] Conditions =
        [
            "not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "dependentRequired", "dependentSchemas",
            "dependencies"
        ];

    private static readonly ILookup<string, IgnoredKeyword> ByName =
        Table().SelectMany(row => row.Names.Select(name => (Name: name, Row: row)))
            .ToLookup(pair => pair.Name, pair => pair.Row, StringComparer.Ordinal);

    /// <summary>The reason why a keyword is ignored; null when it is not.</summary>
    public static IgnoredKeyword? Of(string name, KeywordUse use)
    {
        // Asked for each keyword of a document: a lambda would be an allocation each time.
        foreach (IgnoredKeyword row in ByName[name])
        {
            if (row.IsIgnored(use))
                return row;
        }

        return null;
    }

    private static IEnumerable<IgnoredKeyword> Table() => [.. Requests(), .. Responses(), .. Schemas()];

    private static IgnoredKeyword[] Requests() =>
        [
            new(["security"], use => !use.Options.FollowsSecurity && !use.Options.ModelsOnly && use.Node.Items.Length > 0,
                "the HttpClient adds credentials"),
            new(["callbacks", "webhooks"], use => use.Node.Members.Length > 0 && !use.Options.Webhooks,
                "requests that the service sends are read with Webhooks=\"true\" of the item"),
            new(["consumes", "produces"], use => use.Node.Items.Length > 1, MediaTypes, true),
            new(["content"], use => use.Node.Members.Length > 1 && !IsAllRead(use), MediaTypes, true),
            new(["prefixEncoding", "itemEncoding"], _ => true, Parts, true),
            new(["encoding"], use => use.IsInMemberOf("encoding"), Parts, true),
            new(["allowEmptyValue"], use => use.Node.IsTrue, "a parameter is sent with its value or not at all"),
            new(["allowReserved"], use => use.Node.IsTrue && use.IsInMemberOf("encoding"),
                "reserved characters are percent-encoded like all others"),
            new(["schemes"], use => !use.IsOfRoot && use.Document.Dialect == OpenApiDialect.Swagger20,
                "requests of the operation have the scheme of the document"),
            new(["servers"], use => use.Node.Items.Length > 1 && !use.IsOfRoot,
                "requests of the operation go to the first one, unless ApiClientOptions.Endpoint names another"),
            new(["enum"], use => use.Node.Parent?.Parent is { Name: "variables", Parent.Parent.Name: "servers" },
                "any value of the variable is accepted"),
            new(["oauth2MetadataUrl"], _ => true, "the token endpoint is that of the flow"),
            new(["deviceAuthorization"], use => use.Node.Parent?.Name == "flows", "your function asks for the token"),
            new(["parent", "kind"], use => !use.Options.TagGroups && !use.Options.ModelsOnly && use.IsOfTag,
                "tags are groups with GroupBy=\"Tag\" of the item"),
        ];

    private static IgnoredKeyword[] Responses() =>
        [
            new(["links"], use => use.Node.Members.Length > 0, "operations are called with their own arguments"),
            new(["itemSchema"], use => !IsRead(use), "the body is a stream of bytes"),
            new(["collectionFormat"], use => use.Node is { IsString: true, Value: "ssv" or "tsv" or "pipes" } && use.IsOfHeader,
                "lists in headers of responses are split at commas"),
            new(["style"], use => use.Node is { IsString: true, Value: not "simple" } && use.IsOfHeader, "headers have the style simple"),
            new(["explode"], use => use.Node.IsTrue && use.IsOfHeader && IsOfOneValue(use.Node.Parent!),
                "a header that is an object is read as a string"),
        ];

    private static IgnoredKeyword[] Schemas() =>
        [
            new(["additionalProperties", "unevaluatedProperties", "unevaluatedItems"], IsClosed,
                "members and items that the document does not declare are accepted", true),
            new(["prefixItems"], use => use.Node.Items.Length > 0, "items are not typed by their position"),
            new(["patternProperties"], use => use.Node.Members.Length > 0,
                "the members that it describes are kept as JSON (AdditionalProperties)"),
            new(["jsonSchemaDialect", "$schema"], use => use.Node.IsString && !IsKnownDialect(use.Node.Value), Dialect, true),
            new(["$vocabulary"], _ => true, Dialect, true),
            new(["$id"], use => use.Node.IsString, "references are resolved from the path of the file"),
            new(["$self"], use => use.IsOfRoot, "references are resolved from the path of the file"),
            new(["$dynamicRef"], _ => true, "the value is any JSON (RawJson)"),
            // The data of an event is read by its contentSchema.
            new(["contentSchema"], use => !use.IsInside(IsEvent), "the value is the string"),
            new(["defaultMapping"], use => use.Node.Parent?.Name == "discriminator",
                "values that no mapping names are read as the Unknown… record"),
            new(["nodeType"], use => use.Node.Parent?.Name == "xml", "XML is not read"),
            new(Conditions, _ => true, NotValidated, true),
            new(["anyOf", "oneOf"], use => IsCondition(use.Node), NotValidated, true),
            new([.. LimitKeywords.Names], use => LimitKeywords.IsLimit(use.Node) && !use.Options.Validation,
                "values are validated with Validation=\"true\" of the item", true),
            new([.. LimitKeywords.Names], use => LimitKeywords.IsLimit(use.Node) && use.Options.Validation && IsUnchecked(use),
                "constraints of undeclared members, of single positions and of numbers of members are not validated", true),
        ];

    // Only which members there must be.
    private static bool IsCondition(JsonNode list) => list.Items.Length > 0
        && list.Items.ToArray().All(entry => entry["required"] is not null
            && entry.Members.ToArray().All(keyword => keyword.Name is "required" or "not" or "title" or "description"));

    private static bool IsUnchecked(KeywordUse use) =>
        use.Node.Name is "minProperties" or "maxProperties"
        || use.IsInMemberOf("patternProperties") || use.IsInMemberOf("prefixItems")
        || use.Node.Parent is { Name: "additionalProperties", Parent: { } schema } && schema["properties"] is not null;

    // False refuses what is not declared, and a schema says what it must be like.
    private static bool IsClosed(KeywordUse use) =>
        use.Node.Kind == JsonKind.False || use.Node is { Name: not "additionalProperties", IsObject: true, Members.Length: > 0 };

    private static bool IsKnownDialect(string dialect) =>
        dialect.TrimEnd('#') == JsonSchema || dialect.StartsWith(DialectPrefix, StringComparison.Ordinal);

    private static bool IsOfOneValue(JsonNode header) => header["schema"] is { } value && value["type"]?.Value != "array";

    private static bool IsEvent(string? outer) =>
        outer == "itemSchema" || outer?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

    // Items are read one by one where they are a response's, and their media type says how they are separated.
    private static bool IsRead(KeywordUse use) => Framing(use.Node.Parent?.Name) is not null && !IsInRequest(use);

    // One body and one kind of items have a method each.
    private static bool IsAllRead(KeywordUse use)
    {
        StreamFraming?[] framings = [.. use.Node.Members.ToArray().Select(media => Framing(media.Name))];
        return framings.Count(framing => framing is null) == 1 && framings.Distinct().Count() == 2 && !IsInRequest(use)
            && StatusKey.Parse(use.Node.Parent?.Name ?? "") is not { IsSuccess: false };
    }

    private static StreamFraming? Framing(string? mediaType) => Operations.MediaTypes.Framing(mediaType ?? "");

    private static bool IsInRequest(KeywordUse use) => use.IsInside(outer => outer is "requestBody" or "requestBodies");
}
