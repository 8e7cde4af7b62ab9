using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Follows references among schemas and lists what a schema is composed of.</summary>
internal sealed class SchemaParts(ReadContext context)
{
    /// <summary>Follows to the schema that is meant; null, and reported, when there is none.</summary>
    public ReferenceChain? Follow(Place schema) => context.Follow(schema, SchemaFacts.HasStructure);

    /// <summary>For schemas that are only searched, not reached: their problems are nobody's business.</summary>
    public ReferenceChain FollowSilently(Place schema) =>
        ReferenceChain.Follow(context.Documents, schema, SchemaFacts.HasStructure);

    /// <summary>The entries of allOf, and before them what a <c>$ref</c> beside other structure refers to.</summary>
    public IEnumerable<Place> Of(Place schema)
    {
        if (schema.Reference is { } reference && context.Documents.Resolve(schema.Document, reference, out _) is { } target)
            yield return target;
        JsonNode? allOf = schema.Node["allOf"];
        for (int i = 0; i < (allOf?.Items.Length ?? 0); i++)
            yield return schema.With(allOf!.Items[i]);
    }
}
