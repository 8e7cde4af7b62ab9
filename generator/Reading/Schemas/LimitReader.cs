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
            ReferenceChain[] chains = [.. facts.Chains(node)];
            limits.AddRange(Keywords
                .Select(keyword => (Keyword: keyword, Node: Find(chains, keyword)))
                .Where(limit => limit.Node is { } found && LimitKeywords.IsLimit(found.Json))
                .Select(limit => new ApiLimit(limit.Keyword, ApiValue.Of(limit.Node!.Json), depth)));
            (node, type) = type switch
            {
                ApiList list => (Find(chains, "items"), list.Item),
                ApiMap map => (Find(chains, "additionalProperties"), map.Value),
                _ => (null, type),
            };
        }

        return limits.ToEquatableArray();
    }

    private static DocumentNode? Find(IEnumerable<ReferenceChain> chains, string keyword) =>
        chains.Select(chain => chain[keyword]).FirstOrDefault(node => node is not null);
}
