using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads the limits of a value, and of the items in it.</summary>
internal sealed class LimitReader(MemberFacts facts)
{
    // How many members an object has is neither checked nor documented.
    private static readonly string[] Keywords = [.. LimitKeywords.Names.Where(name => name is not ("minProperties" or "maxProperties"))];

    /// <summary>A named type has none here: they belong to it.</summary>
    /// <param name="schema">The schema, possibly a reference.</param>
    /// <param name="type">What it was read as.</param>
    public EquatableArray<ApiLimit> Read(DocumentNode schema, ApiType type)
    {
        List<ApiLimit> limits = [];
        DocumentNode? node = schema;
        for (int depth = 0; node is not null && type is not ApiReference; depth++)
        {
            IReadOnlyList<ReferenceChain> chains = facts.Chains(node);
            foreach (string keyword in Keywords)
            {
                if (Find(chains, keyword) is { } found && LimitKeywords.IsLimit(found.Json))
                    limits.Add(new ApiLimit(keyword, ApiValue.Of(found.Json), depth));
            }

            (node, type) = type switch
            {
                ApiList list => (Find(chains, "items"), list.Item),
                ApiMap map => (Find(chains, "additionalProperties"), map.Value),
                _ => (null, type),
            };
        }

        return limits.ToEquatableArray();
    }

    private static DocumentNode? Find(IReadOnlyList<ReferenceChain> chains, string keyword)
    {
        for (int i = 0; i < chains.Count; i++)
        {
            if (chains[i][keyword] is { } node)
                return node;
        }

        return null;
    }
}
