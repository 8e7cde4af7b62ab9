using System.Text;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>A value of a table.</summary>
/// <param name="Text">The value; null for none.</param>
/// <param name="Style">Style; null for plain text.</param>
/// <param name="Short">What a narrow terminal shows instead; null if the value is cut where it must be.</param>
/// <param name="Full">What JSON and CSV have instead; null for the same.</param>
internal readonly record struct Cell(string? Text, Style? Style = null, string? Short = null, string? Full = null)
{
    public static implicit operator Cell(string? text) => new(text);
}

/// <summary>
/// A table that fits its console: first with short forms, then with cut values. Files and pipes have no width and get all of it.
/// Columns without any value are left out if their name ends with <c>?</c>.
/// </summary>
internal sealed class ResultTable(params string[] columns)
{
    private const int Gap = 2;
    private const int Least = 8;
    private const int RowsOfPart = 500;

    private readonly List<Cell[]> _rows = [];

    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>Writes the table; with styles in parts, because a long one would take much memory.</summary>
    public void Write(IAnsiConsole console)
    {
        Layout layout = Fit(console.Profile.Width);
        if (!console.Profile.Capabilities.Ansi)
        {
            using ChunkedText text = new(console.Profile.Out.Writer);
            foreach (string[] row in layout.Rows.Prepend(layout.Heads))
                WriteLine(text, row, layout.Widths);
            return;
        }

        for (int row = 0; row < _rows.Count; row += RowsOfPart)
            console.Write(Create(layout, row, Math.Min(row + RowsOfPart, _rows.Count), console.Profile.Width));
    }

    public Table Create(int width) => Create(Fit(width), 0, _rows.Count, width);

    private static void WriteLine(TextWriter text, string[] cells, int[] widths)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = Cut(cells[i], widths[i]);
            text.Write(cell);
            for (int left = widths[i] - CellWidth(cell) + (i < cells.Length - 1 ? Gap : 0); left > 0; left--)
                text.Write(' ');
        }

        text.Write('\n');
    }

    private static int CellWidth(string text) => Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

    /// <summary>Cuts a text to a number of terminal cells.</summary>
    public static string Cut(string text, int width)
    {
        if (CellWidth(text) <= width)
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

    private bool IsShown(int column) => !columns[column].EndsWith('?') || _rows.Any(row => !string.IsNullOrEmpty(row[column].Text));

    private Layout Fit(int width)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(IsShown)];
        List<string[]> rows = [.. _rows.Select(row => shown.Select(column => SafeText.OneLine(row[column].Text)).ToArray())];
        string[] heads = [.. shown.Select(column => columns[column].TrimEnd('?'))];
        int[] widths = Widths(heads, rows);
        for (int i = 0; i < shown.Length && Total(widths) > width; i++)
        {
            if (_rows.Any(row => row[shown[i]].Short is not null))
            {
                for (int row = 0; row < rows.Count; row++)
                    rows[row][i] = SafeText.OneLine(_rows[row][shown[i]].Short ?? _rows[row][shown[i]].Text);
                widths = Widths(heads, rows);
            }
        }

        Narrow(widths, [.. shown.Select(column => _rows.All(row => row[column].Short is null))], width);
        return new Layout(shown, heads, rows, widths);
    }

    private Table Create(Layout layout, int first, int end, int width)
    {
        Table table = new() { Border = TableBorder.None, ShowHeaders = first == 0 };
        bool fits = Total(layout.Widths) <= width;
        for (int i = 0; i < layout.Shown.Length; i++)
        {
            table.AddColumn(new TableColumn(new Text(Cut(layout.Heads[i], layout.Widths[i]), Styles.Head))
            {
                Padding = new Padding(0, 0, i < layout.Shown.Length - 1 ? Gap : 0, 0),
                Width = fits ? layout.Widths[i] : null,
                NoWrap = true,
            });
        }

        for (int row = first; row < end; row++)
        {
            table.AddRow(layout.Shown.Select((column, i) =>
                new Text(Cut(layout.Rows[row][i], layout.Widths[i]), _rows[row][column].Style)));
        }

        return table;
    }

    private static int Total(int[] widths) => widths.Sum() + (Gap * (widths.Length - 1));

    private static int[] Widths(string[] heads, List<string[]> rows) =>
        [.. heads.Select((head, i) => rows.Select(row => CellWidth(row[i])).Append(CellWidth(head)).Max())];

    // The widest column is cut first, so that the others stay whole as long as possible. Half an ID or time would be useless.
    private static void Narrow(int[] widths, bool[] canBeCut, int width)
    {
        for (int excess = Total(widths) - width; excess > 0; excess--)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (canBeCut[i] && widths[i] > Math.Max(Least, widest < 0 ? 0 : widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                return;
            widths[widest]--;
        }
    }

    /// <summary>What is shown of each row, and in which widths.</summary>
    private sealed record Layout(int[] Shown, string[] Heads, List<string[]> Rows, int[] Widths);
}
