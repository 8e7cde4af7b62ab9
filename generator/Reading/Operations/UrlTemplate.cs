using System.Text;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Parses a path or URL with names in braces. Braces without a name, or with a slash between them, are literal text.</summary>
internal static class UrlTemplate
{
    private static readonly char[] Ends = ['{', '}', '/'];

    /// <summary>Each name once, in order, and the literal text between them.</summary>
    public static List<string> Names(string template, out string text)
    {
        List<string> names = [];
        text = Fill(template, "", names);
        return names;
    }

    /// <summary>The template with every placeholder replaced by the same value.</summary>
    public static string Fill(string template, string value) => Fill(template, value, []);

    private static string Fill(string template, string value, List<string> names)
    {
        StringBuilder text = new();
        int at = 0;
        for (int start = template.IndexOf('{'); start >= 0; start = template.IndexOf('{', start + 1))
        {
            int end = template.IndexOfAny(Ends, start + 1);
            if (end <= start + 1 || template[end] != '}')
                continue;
            string name = template.Substring(start + 1, end - start - 1);
            if (!names.Contains(name))
                names.Add(name);
            text.Append(template, at, start - at).Append(value);
            at = end + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }
}
