using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading;

/// <summary>Reports patterns that match nothing, with what the document has instead.</summary>
internal static class Unmatched
{
    private const int MaxNames = 5;

    /// <param name="subject">What the patterns are for.</param>
    /// <param name="names">What the document has.</param>
    public static void Report(
        ReadContext context, OpenApiDocument document, string subject, IEnumerable<string> patterns, IEnumerable<string> names)
    {
        string[] unmatched = [.. patterns];
        string[] all = unmatched.Length == 0 ? [] : [.. names.Distinct(StringComparer.Ordinal)];
        foreach (string pattern in unmatched)
            context.Report(
                Problems.PatternMatchesNothing, new DocumentNode(document, document.Root), pattern, subject, document.Path,
                Hint(pattern, all));
    }

    private static string Hint(string pattern, string[] names)
    {
        if (names.Length == 0)
            return "It has none";
        string fixedPart = pattern.Replace("*", "");
        string[] parts = fixedPart.Length < pattern.Length ? [.. names, .. names.Select(Start)] : names;
        if (Nearest.To(fixedPart, parts) is { } similar)
            return $"The most similar is '{names.First(name => name.StartsWith(similar, StringComparison.Ordinal))}'";
        string more = names.Length > MaxNames ? ", …" : "";
        return $"It has {string.Join(", ", names.Take(MaxNames).Select(name => $"'{name}'"))}{more}";
    }

    // What a star at the end leaves of a name of two parts.
    private static string Start(string name) =>
        name.IndexOf('_') is var end and > 0 ? name.Substring(0, end + 1) : name;
}
