using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>What schemas say about the values of a discriminator: which of them they allow, and whether they are strings.</summary>
internal sealed class DiscriminatorValues(SchemaParts parts)
{
    /// <summary>
    /// The values that a schema allows for a member, by const or enum, in its own properties or in the inline parts of its
    /// allOf; empty when it allows any.
    /// </summary>
    public IReadOnlyList<ApiValue> Allowed(DocumentNode schema, string name)
    {
        if (schema["properties"]?[name] is { } property)
            return parts.FollowSilently(property) is { Problem: null, Target: var target } ? [.. Listed(target.Json)] : [];
        foreach (DocumentNode part in parts.Of(schema))
        {
            // What a base allows is not a value of one of its derived schemas.
            if (part.Reference is null && Allowed(part, name) is { Count: > 0 } values)
                return values;
        }

        return [];
    }

    /// <summary>
    /// The value that the key of a mapping, which is always a string, or the name of a schema stands for: a number, true or false where
    /// the first schema that declares the member declares it so.
    /// </summary>
    public ApiValue Of(string text, string name, params DocumentNode[] schemas)
    {
        foreach (DocumentNode declared in schemas.SelectMany(schema => Declarations(schema, name, [])))
        {
            if (Listed(declared.Json).FirstOrDefault(value => value.Content == text) is { } listed)
                return listed;
            if (SchemaFacts.Types(declared.Json) is { Count: > 0 } types)
                return new ApiValue(Kind(text, types), text);
        }

        return new ApiValue(JsonKind.String, text);
    }

    /// <summary>Whether a schema declares the member as a number or a boolean; null where it does not declare its type.</summary>
    public bool? IsUnquoted(DocumentNode schema, string name) => Declarations(schema, name, [])
        .Select(declared => SchemaFacts.Types(declared.Json)).FirstOrDefault(types => types.Count > 0)?
        .All(type => type is "integer" or "number" or "boolean");

    private static JsonKind Kind(string text, IReadOnlyList<string> types)
    {
        if (types.Contains("string"))
            return JsonKind.String;
        if (types.Contains("boolean") && text is "true" or "false")
            return text == "true" ? JsonKind.True : JsonKind.False;
        return types.Any(type => type is "integer" or "number") && JsonNumber.IsValid(text) ? JsonKind.Number : JsonKind.String;
    }

    // What the schema says of the member, then what its parts say.
    private IEnumerable<DocumentNode> Declarations(DocumentNode schema, string name, HashSet<JsonNode> visited)
    {
        if (!visited.Add(schema.Json))
            yield break;
        if (schema["properties"]?[name] is { } property && parts.FollowSilently(property) is { Problem: null, Target: var declared })
        {
            yield return declared;
            foreach (DocumentNode part in Targets(declared))
                yield return part;
        }

        foreach (DocumentNode inherited in Targets(schema).SelectMany(part => Declarations(part, name, visited)))
            yield return inherited;
    }

    private IEnumerable<DocumentNode> Targets(DocumentNode schema) =>
        parts.Of(schema).Select(parts.FollowSilently).Where(chain => chain.Problem is null).Select(chain => chain.Target);

    private static IEnumerable<ApiValue> Listed(JsonNode schema)
    {
        JsonNode[] values = schema["const"] is { } constant && SchemaFacts.TypeOf(constant) is not null ? [constant]
            : schema["enum"] is { } list ? list.Items.ToArray()
            : [];
        return values.Where(value => SchemaFacts.TypeOf(value) is not null).Select(ApiValue.Of);
    }
}
