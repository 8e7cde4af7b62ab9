using YamlDotNet.Core;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Finds a tab in the indentation of YAML that is invalid. The library reports it where the value around it begins, which may be the
/// first line of the file.
/// </summary>
internal static class TabIndentation
{
    // Each is parsed twice, and a tab may be valid: between the items of a flow sequence, or in a block of text.
    private const int MaxLines = 10;

    /// <summary>Line and column of the tab, from 0; null if the YAML is invalid for another reason.</summary>
    public static (int Line, int Column)? Find(string text)
    {
        int line = 0;
        int tried = 0;
        for (int start = 0; start < text.Length && tried < MaxLines; line++)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            int first = start;
            while (first < end && text[first] is ' ' or '\t')
                first++;
            int tab = text.IndexOf('\t', start, first - start);
            // Blank lines and comments may begin with anything.
            if (tab >= 0 && first < end && text[first] is not ('\r' or '\n' or '#'))
            {
                tried++;
                if (!IsValid(text.Substring(0, end)))
                    return IsValid(text.Substring(0, start)) ? (line, tab - start) : null;
            }

            start = end;
        }

        return null;
    }

    private static bool IsValid(string text)
    {
        try
        {
            Parser parser = TokenScanner.Parser(text);
            while (parser.MoveNext())
            {
            }

            return true;
        }
        catch (Exception)
        {
            // The library has no error of its own for some inputs.
            return false;
        }
    }
}
