using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads the limits of a value.</summary>
internal static class LimitReader
{
    private static readonly string[] Keywords =
    [
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems",
        "maxItems", "uniqueItems",
    ];

    /// <summary>A named type has none here: they belong to it.</summary>
    public static EquatableArray<ApiLimit> Read(ReferenceChain chain, ApiType type) => type is ApiReference ? [] : Keywords
        .Select(keyword => (Keyword: keyword, Node: chain[keyword]))
        .Where(limit => limit.Node is { Json.Kind: JsonKind.Number or JsonKind.String or JsonKind.True })
        .Select(limit => new ApiLimit(limit.Keyword, ApiValue.Of(limit.Node!.Json)))
        .ToEquatableArray();
}
