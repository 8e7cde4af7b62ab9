using BackupJobsGen.Sources;

namespace BackupJobsGen.Specs;

/// <summary>Replaces URLs of references by the paths of the files that were fetched, and leaves every other character as it is.</summary>
internal static class ReferenceText
{
    /// <param name="path">Path of the file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="replacements">References, and what stands for their files.</param>
    /// <exception cref="SpecRefreshException">A reference is written in a way that cannot be replaced.</exception>
    public static string Replace(string path, string text, IReadOnlyList<(SourceNode Reference, string File)> replacements)
    {
        if (replacements.Count == 0)
            return text;
        int[] lines = [0, .. LineEnds(text)];
        // From the end, so that the offsets of the others stay.
        foreach ((SourceNode reference, string file) in replacements.DistinctBy(one => one.Reference.Origin)
            .OrderByDescending(one => one.Reference.Origin.Line).ThenByDescending(one => one.Reference.Origin.Column))
        {
            string old = DocumentReferences.FileOf(reference.Value);
            int at = lines[reference.Origin.Line] + reference.Origin.Column;
            if (at < text.Length && text[at] is '"' or '\'')
                at++;
            if (string.CompareOrdinal(text, at, old, 0, old.Length) != 0)
                throw new SpecRefreshException(
                    $"'{path}' refers to '{old}'", $"the reference in line {reference.Origin.Line + 1} is written with escapes or an alias",
                    "write the URL as it is, at its source");
            text = string.Concat(text.AsSpan(0, at), file, text.AsSpan(at + old.Length));
        }

        return text;
    }

    // Line ends as both readers count them.
    private static IEnumerable<int> LineEnds(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                yield return i + 1;
        }
    }
}
