using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The mappings of OpenAPI 3 discriminators: values to references or to names of schemas. Each is read once and cached.</summary>
internal sealed class Mappings(ReadContext context, SchemaParts parts)
{
    private readonly Dictionary<JsonNode, ILookup<JsonNode?, DocumentNode>> _known = [];

    /// <summary>The entries that select a schema, in document order.</summary>
    /// <param name="holder">The schema with the discriminator.</param>
    public IEnumerable<DocumentNode> To(DocumentNode schema, DocumentNode holder) => Of(holder)?[schema.Json] ?? [];

    /// <summary>Reports entries that select nothing.</summary>
    /// <param name="holder">Any schema.</param>
    public void Check(DocumentNode holder) => Of(holder);

    /// <summary>Reports entries that lead to other schemas than those that a value can select, or that do so by another value.</summary>
    /// <param name="holder">The schema with the discriminator.</param>
    /// <param name="isSelectable">Whether a value can select a schema.</param>
    /// <param name="isKnown">Whether a value selects one of them; null where each does.</param>
    public void CheckTargets(DocumentNode holder, Func<DocumentNode, bool> isSelectable, Func<string, bool>? isKnown = null)
    {
        foreach (DocumentNode entry in Of(holder)?.SelectMany(entries => entries) ?? [])
        {
            if (Target(entry) is not { } target)
                continue;
            if (!isSelectable(target))
                Report(
                    entry, target, "which is neither a variant of this schema nor derived from it",
                    "Correct the reference, or add the schema");
            else if (isKnown?.Invoke(entry.Json.Name!) == false)
                Report(entry, target, "which the discriminator of a variant selects by other values", "Use one of those values");
        }
    }

    private void Report(DocumentNode entry, DocumentNode target, string reason, string remedy) =>
        context.Report(Problems.MappingOutside, entry, entry.Json.Name!, SchemaNames.Of(target), reason, remedy);

    private ILookup<JsonNode?, DocumentNode>? Of(DocumentNode holder)
    {
        if (holder["discriminator"] is not { Json.IsObject: true } discriminator
            || context.Object(discriminator, "mapping") is not { } mapping)
            return null;
        if (!_known.TryGetValue(mapping.Json, out ILookup<JsonNode?, DocumentNode>? entries))
            _known.Add(mapping.Json, entries = Entries(mapping).ToLookup(entry => Target(entry)?.Json));
        return entries;
    }

    private IEnumerable<DocumentNode> Entries(DocumentNode mapping)
    {
        for (int i = 0; i < mapping.Json.Members.Length; i++)
        {
            DocumentNode entry = mapping.With(mapping.Json.Members[i]);
            if (entry.Json.IsString)
                yield return entry;
            else
                context.Report(Problems.WrongKind, entry, "mapping", "a map of strings");
        }
    }

    private DocumentNode? Target(DocumentNode entry)
    {
        string value = entry.Json.Value;
        // A dot is part of a file's name, unless a schema is called so.
        bool isName = value.IndexOf('/') < 0 && value.IndexOf('#') < 0
            && (value.IndexOf('.') < 0 || entry.Document.Root["components"]?["schemas"]?[value] is not null);
        string reference = isName ? "#/components/schemas/" + value : value;
        return context.Resolve(entry, reference, "the value selects nothing") is { } target
            && parts.FollowSilently(target) is { Problem: null } chain
                ? chain.Target
                : null;
    }
}
