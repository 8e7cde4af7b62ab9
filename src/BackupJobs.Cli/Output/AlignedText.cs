using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Writes lines whose cells are aligned in columns. It never wraps and leaves no blanks at the end of a line.</summary>
internal static class AlignedText
{
    /// <summary>Blanks between two columns.</summary>
    public const int Gap = 2;

    /// <param name="console">Where to.</param>
    /// <param name="lines">The cells of each line, as many as there are widths; they are cut to the widths.</param>
    /// <param name="widths">Widths of the columns in terminal cells.</param>
    public static void Write(IAnsiConsole console, IEnumerable<StyledText[]> lines, int[] widths)
    {
        if (!console.Profile.Capabilities.Ansi)
        {
            using ChunkedText text = new(console.Profile.Out.Writer);
            foreach (StyledText[] line in lines)
            {
                foreach (StyledText part in Padded(line, widths))
                    text.Write(part.Text);
                text.Write('\n');
            }

            return;
        }

        // What does not fit is wrapped by the terminal, so that it can be copied as a whole.
        int width = console.Profile.Width;
        console.Profile.Width = Consoles.UnlimitedWidth;
        foreach (StyledText[] line in lines)
        {
            Paragraph paragraph = new();
            foreach (StyledText part in Padded(line, widths))
                paragraph.Append(part.Text, part.Style);
            console.Write(paragraph.Append("\n"));
        }

        console.Profile.Width = width;
    }

    /// <summary>Widths in which no cell is cut.</summary>
    public static int[] WidthsOf(IReadOnlyList<StyledText[]> lines) => lines.Count == 0
        ? []
        : [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => CellText.Width(line[column].Text)))];

    private static IEnumerable<StyledText> Padded(StyledText[] line, int[] widths)
    {
        int blanks = 0;
        for (int i = 0; i < line.Length; i++)
        {
            string cell = CellText.Cut(line[i].Text, widths[i]);
            if (cell.Length > 0)
            {
                yield return new StyledText(new string(' ', blanks));
                yield return line[i] with { Text = cell };
                blanks = 0;
            }

            blanks += widths[i] - CellText.Width(cell) + Gap;
        }
    }
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">The text, without line breaks.</param>
/// <param name="Style">Style; null for plain text.</param>
internal readonly record struct StyledText(string Text, Style? Style = null);
