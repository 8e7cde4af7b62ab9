using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Replaces the tabs of blank lines and before comments with spaces. The library rejects some of them, and YAML allows them outside of
/// block scalars.
/// </summary>
internal static class BlankTabs
{
    /// <summary>Null if no line changes.</summary>
    public static string? Replaced(string text)
    {
        char[] changed = text.ToCharArray();
        List<(long Line, int Start, int End)> blanks = [];
        long line = 1;
        for (int start = 0; start < text.Length; line++)
        {
            int end = start;
            while (end < text.Length && text[end] is ' ' or '\t')
                end++;
            if (text.IndexOf('\t', start, end - start) >= 0 && (end == text.Length || text[end] is '\r' or '\n' or '#'))
            {
                blanks.Add((line, start, end));
                Fill(changed, start, end);
            }

            int next = text.IndexOf('\n', end);
            start = next < 0 ? text.Length : next + 1;
        }

        if (blanks.Count == 0)
            return null;
        List<(long First, long Last)> blocks = Blocks(new string(changed));
        blanks.RemoveAll(blank => blocks.Exists(block => block.First < blank.Line && blank.Line <= block.Last));
        if (blanks.Count == 0)
            return null;
        changed = text.ToCharArray();
        foreach ((_, int start, int end) in blanks)
            Fill(changed, start, end);
        return new string(changed);
    }

    private static void Fill(char[] text, int start, int end)
    {
        for (int i = start; i < end; i++)
            text[i] = ' ';
    }

    // First and last line of each block scalar.
    private static List<(long First, long Last)> Blocks(string text)
    {
        List<(long First, long Last)> blocks = [];
        Parser parser = TokenScanner.Parser(text);
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } scalar)
                    blocks.Add((scalar.Start.Line, scalar.End.Line));
            }
        }
        catch (Exception)
        {
            // The reader reports it. The library has no error of its own for some inputs.
        }

        return blocks;
    }
}
