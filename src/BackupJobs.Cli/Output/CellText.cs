using System.Text;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Text by the room it takes on a terminal: characters such as Chinese ones take two cells.</summary>
internal static class CellText
{
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

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
