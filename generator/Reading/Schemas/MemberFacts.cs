using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// In which direction a member goes. The keywords may be next to a reference, in the schema that it refers to, or in a
/// schema that this one is an alias of.
/// </summary>
internal sealed class MemberFacts(ReadContext context, SchemaParts parts, SchemaShapes shapes)
{
    private const int MaxAliases = 16;

    private readonly FittedSchemas _fitted = new(parts);

    // Each fact of a member asks for them.
    private readonly Dictionary<JsonNode, ReferenceChain[]> _chains = [];

    /// <summary>Never sent in a request.</summary>
    public bool IsReadOnly(DocumentNode schema) =>
        IsFlagged(schema, "readOnly")
            || (Mutability(schema) is { } list && !list.Contains("create") && !list.Contains("update"));

    /// <summary>
    /// Never returned by the service, so a response need not have it. A list or map of values that are never returned is not either.
    /// </summary>
    public bool IsWriteOnly(DocumentNode schema)
    {
        for (int i = 0; i < MaxAliases; i++)
        {
            if (IsSecret(schema)
                || IsFlagged(schema, "writeOnly")
                || (Mutability(schema) is { Count: > 0 } list && !list.Contains("read")))
                return true;
            if (Values(schema) is not { } values)
                return false;
            schema = values;
        }

        return false;
    }

    /// <summary>The items of a list; null for everything else.</summary>
    public DocumentNode? Items(DocumentNode schema) =>
        Chains(schema).Select(chain => chain["items"]).FirstOrDefault(items => items is not null);

    /// <summary>A file of OpenAPI 3.1: bytes that are not encoded as a string. JSON is a string itself.</summary>
    public bool IsFile(DocumentNode schema) => ContentMediaType(schema) is { } mediaType
        && mediaType != "application/json" && !mediaType.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>The media type of a string that is not encoded; or null.</summary>
    public string? ContentMediaType(DocumentNode schema) => Chains(schema)
        .Select(chain => chain["contentEncoding"] is null ? chain["contentMediaType"] : null)
        .FirstOrDefault(found => found is { Json.IsString: true })?.Json.Value;

    private DocumentNode? Values(DocumentNode schema) => Items(schema)
        ?? Chains(schema).Where(chain => shapes.Of(chain.Target) == SchemaShape.Map)
            .Select(chain => chain["additionalProperties"]).FirstOrDefault(values => values is { Json.IsObject: true });

    /// <summary>x-ms-secret, or the format password.</summary>
    public bool IsSecret(DocumentNode schema) =>
        Chains(
            schema).Any(
            chain => context.Flag(chain, "x-ms-secret") || chain["format"] is { Json: { IsString: true, Value: "password" } });

    // The nearest one counts, or that of any entry of allOf.
    private bool IsFlagged(DocumentNode schema, string name) =>
        Chains(schema).Any(chain => chain[name] is not null)
            ? Chains(schema).Any(chain => context.Flag(chain, name))
            : Chains(schema).Any(chain => chain["allOf"] is not null) && _fitted.Of([schema]).Any(fitted => context.Flag(fitted, name));

    private List<string>? Mutability(DocumentNode schema)
    {
        foreach (ReferenceChain chain in Chains(schema))
        {
            if (chain["x-ms-mutability"] is not { Json.Kind: JsonKind.Array } mutability)
                continue;
            List<string> values = [];
            foreach (JsonNode item in mutability.Json.Items)
                values.Add(item.IsString ? item.Value : "");
            return values;
        }

        return null;
    }

    /// <summary>The schema with its references, then that of which it is an alias, and so on.</summary>
    public IReadOnlyList<ReferenceChain> Chains(DocumentNode schema)
    {
        if (_chains.TryGetValue(schema.Json, out ReferenceChain[]? known))
            return known;
        List<ReferenceChain> chains = [];
        DocumentNode at = schema;
        for (int i = 0; i < MaxAliases; i++)
        {
            ReferenceChain chain = parts.FollowSilently(at);
            chains.Add(chain);
            if (chain.Problem is not null || shapes.Of(chain.Target) != SchemaShape.Alias)
                break;
            at = shapes.AliasOf(chain.Target);
        }

        return _chains[schema.Json] = [.. chains];
    }
}
