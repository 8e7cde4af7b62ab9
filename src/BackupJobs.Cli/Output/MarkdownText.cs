using System.Text;

namespace BackupJobs.Cli;

/// <summary>Writes service text as Markdown in which it is only text.</summary>
internal static class MarkdownText
{
    private const string Active = "\\`*_{}[]()<>#+!|~&@$:";

    /// <summary>A cell of a table: on one line, with each character escaped that could start markup, a link or HTML.</summary>
    public static string Cell(string? text)
    {
        StringBuilder cell = new();
        foreach (char c in SafeText.OneLine(text))
        {
            if (Active.Contains(c, StringComparison.Ordinal))
                cell.Append(c is '<' or '>' or '&' or '@' ? $"&#{(int)c};" : $"\\{c}");
            else
                cell.Append(c);
        }

        return cell.ToString();
    }
}
