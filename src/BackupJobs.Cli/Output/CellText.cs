using System.Text;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Text by the room it takes on a terminal: characters such as Chinese ones take two cells.</summary>
internal static class CellText
{
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

    /// <summary>The least width in which strings that differ are still different when they are cut; 0 if there are no two.</summary>
    public static int DistinctWidth(IEnumerable<string> texts)
    {
        string[] sorted = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int width = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            int common = sorted[i - 1].AsSpan().CommonPrefixLength(sorted[i]);
            // The character that differs, and the sign that the rest is cut; each may be wide.
            width = Math.Max(width, Width(sorted[i][..common]) + 3);
        }

        return width;
    }

    /// <summary>Cuts a string to a number of terminal cells.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
            return text;
        StringBuilder kept = new();
        int used = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += rune.ToString().GetCellWidth();
            if (used > width)
                break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }
}
