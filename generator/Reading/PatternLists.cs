using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading;

/// <summary>Splits patterns at their commas, which separate nothing in MSBuild, but are easily written.</summary>
internal static class PatternLists
{
    /// <param name="subject">What the patterns are for.</param>
    /// <param name="isMatched">Whether the document has something that a pattern matches.</param>
    public static EquatableArray<string> WithoutCommas(
        ReadContext context, OpenApiDocument document, string subject, EquatableArray<string> patterns, Func<string, bool> isMatched)
    {
        List<string> split = [];
        foreach (string pattern in patterns)
        {
            if (pattern.IndexOf(',') < 0 || isMatched(pattern))
            {
                split.Add(pattern);
                continue;
            }

            context.Report(Problems.CommaInPatterns, new DocumentNode(document, document.Root), pattern, subject);
            split.AddRange(pattern.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0));
        }

        return split.ToEquatableArray();
    }
}
