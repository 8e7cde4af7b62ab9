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

    private readonly List<Cell[]> _rows = [];

    public void Add(params Cell[] cells) => _rows.Add(cells);

    public Table Create(int width)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(IsShown)];
        List<string[]> rows = [.. _rows.Select(row => shown.Select(column => SafeText.OneLine(row[column].Text)).ToArray())];
        string[] heads = [.. shown.Select(column => columns[column].TrimEnd('?'))];
        int[] widths = Widths(heads, rows);
        for (int i = 0; i < shown.Length && widths.Sum() + (Gap * (widths.Length - 1)) > width; i++)
        {
            if (_rows.Any(row => row[shown[i]].Short is not null))
            {
                for (int row = 0; row < rows.Count; row++)
                    rows[row][i] = SafeText.OneLine(_rows[row][shown[i]].Short ?? _rows[row][shown[i]].Text);
                widths = Widths(heads, rows);
            }
        }

        Narrow(widths, [.. shown.Select(column => _rows.All(row => row[column].Short is null))], width);
        return Create(shown, heads, rows, widths);
    }

    /// <summary>Cuts a text to a number of terminal cells.</summary>
    public static string Cut(string text, int width)
    {
        if (text.GetCellWidth() <= width)
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

    private Table Create(int[] shown, string[] heads, List<string[]> rows, int[] widths)
    {
        Table table = new() { Border = TableBorder.None };
        for (int i = 0; i < shown.Length; i++)
        {
            table.AddColumn(new TableColumn(new Text(Cut(heads[i], widths[i]), Styles.Head))
            {
                Padding = new Padding(0, 0, i < shown.Length - 1 ? Gap : 0, 0),
                NoWrap = true,
            });
        }

        for (int row = 0; row < rows.Count; row++)
            table.AddRow(shown.Select((column, i) => new Text(Cut(rows[row][i], widths[i]), _rows[row][column].Style)));
        return table;
    }

    private static int[] Widths(string[] heads, List<string[]> rows) =>
        [.. heads.Select((head, i) => rows.Select(row => row[i].GetCellWidth()).Append(head.GetCellWidth()).Max())];

    // The widest column is cut first, so that the others stay whole as long as possible. Half an ID or time would be useless.
    private static void Narrow(int[] widths, bool[] canBeCut, int width)
    {
        for (int excess = widths.Sum() + (Gap * (widths.Length - 1)) - width; excess > 0; excess--)
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
}
