using BackupJobsGen.Api;

namespace BackupJobsGen.Emit;

/// <summary>Writes the key of a response as a C# pattern.</summary>
internal static class Status
{
    /// <summary>Patterns in the order of their keys. Default has none.</summary>
    public static IEnumerable<(string Pattern, string Value)> Patterns(IEnumerable<(StatusKey Key, string Value)> values) =>
        values.Where(value => !value.Key.IsDefault).Select(value => (Pattern(value.Key), value.Value));

    /// <summary>404, or 4 for 4XX.</summary>
    public static string Number(StatusKey key) => Literals.Number(key.Code ?? key.First / 100);

    private static string Pattern(StatusKey key) =>
        key.Code is { } code ? Literals.Number(code) : $">= {Literals.Number(key.First)} and < {Literals.Number(key.Last + 1)}";
}
