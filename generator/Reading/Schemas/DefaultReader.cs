using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads defaults, and reports those that their schema does not allow.</summary>
internal sealed class DefaultReader(ReadContext context, SchemaParts parts)
{
    // Schemas may refer to each other in ever more ways; a default that takes longer to check counts as allowed.
    private const int MaxSteps = 1_000;

    private static readonly string[] Unions = ["oneOf", "anyOf"];

    private int _steps;

    /// <summary>The default of a schema, or of the reference to it; null where there is none that the schema allows.</summary>
    public ApiValue? Read(DocumentNode schema)
    {
        if (parts.FollowSilently(schema)["default"] is not { } value)
            return null;
        _steps = 0;
        if (Misfit(value.Json, schema, 0) is not { } reason)
            return ApiValue.Of(value.Json);
        context.Report(Problems.DefaultNotAllowed, value, JsonWriter.Write(value.Json), reason, "the client does not document it");
        return null;
    }

    // Some tools write null for "no default".
    private string? Misfit(JsonNode value, DocumentNode schema, int level)
    {
        if (value.Kind == JsonKind.Null || level == ReadLimits.SchemaLevels || ++_steps > MaxSteps)
            return null;
        return parts.FollowSilently(schema).Nodes.Where(node => node.Json.IsObject)
            .Select(node => DefaultRules.Misfit(value, node.Json) ?? OfParts(value, node, level + 1))
            .FirstOrDefault(reason => reason is not null);
    }

    private string? OfParts(JsonNode value, DocumentNode schema, int level)
    {
        if (schema.Reference is null || SchemaFacts.HasStructure(schema.Json))
        {
            foreach (DocumentNode part in parts.Of(schema))
            {
                if (Misfit(value, part, level) is { } reason)
                    return reason;
            }
        }

        foreach (string union in Unions)
        {
            if (schema[union] is { Json.Items.Length: > 0 } variants
                && variants.Json.Items.ToArray().All(variant => Misfit(value, variants.With(variant), level) is not null))
                return $"fits no schema of '{union}'";
        }

        return OfChildren(value, schema, level);
    }

    private string? OfChildren(JsonNode value, DocumentNode schema, int level)
    {
        foreach (JsonNode item in schema["items"] is { Json.IsObject: true } ? value.Items : default)
        {
            if (Misfit(item, schema["items"]!, level) is { } reason)
                return $"has the item {JsonWriter.Write(item)}, which {reason}";
        }

        foreach (JsonNode member in schema["properties"] is { Json.IsObject: true } ? value.Members : default)
        {
            if (schema["properties"]![member.Name!] is { } property && Misfit(member, property, level) is { } reason)
                return $"has the member '{member.Name}', which {reason}";
        }

        return null;
    }
}
