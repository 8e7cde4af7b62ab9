using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Follows references between schemas and lists the parts of a composed schema.</summary>
internal sealed class SchemaParts(ReadContext context)
{
    /// <summary>Follows references to the schema; null, and reported, when there is none.</summary>
    public ReferenceChain? Follow(DocumentNode schema) => context.Follow(schema, SchemaFacts.HasStructure);

    /// <summary>Without reports, for schemas that are only searched and may not be generated.</summary>
    public ReferenceChain FollowSilently(DocumentNode schema) =>
        ReferenceChain.Follow(context.Documents, schema, SchemaFacts.HasStructure);

    /// <summary>The entries of allOf, preceded by the target of a <c>$ref</c> next to other structure.</summary>
    public IEnumerable<DocumentNode> Of(DocumentNode schema)
    {
        if (schema.Reference is { } reference && context.Documents.Resolve(schema.Document, reference, out _) is { } target)
            yield return target;
        JsonNode? allOf = schema.Json["allOf"];
        for (int i = 0; i < (allOf?.Items.Length ?? 0); i++)
            yield return schema.With(allOf!.Items[i]);
    }

    /// <summary>Whether allOf leads from a schema back to it.</summary>
    public bool IsCircular(DocumentNode schema)
    {
        HashSet<JsonNode> visited = [];
        Queue<DocumentNode> waiting = new([schema]);
        while (waiting.Count > 0)
        {
            foreach (DocumentNode part in Of(waiting.Dequeue()))
            {
                ReferenceChain chain = FollowSilently(part);
                if (chain.Problem is not null)
                    continue;
                if (chain.Target.Json == schema.Json)
                    return true;
                if (visited.Add(chain.Target.Json))
                    waiting.Enqueue(chain.Target);
            }
        }

        return false;
    }
}
