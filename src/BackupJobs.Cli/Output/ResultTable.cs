using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>A value of a table.</summary>
/// <param name="Text">The value; null for none.</param>
/// <param name="Style">Style; null for plain text.</param>
/// <param name="Short">What a narrow terminal shows instead; null if the value is cut where it must be.</param>
/// <param name="Full">What JSON and CSV have instead; null for the same.</param>
/// <param name="IsName">Whether rows are distinguished by the value: such values are cut only as far as they stay different.</param>
internal readonly record struct Cell(
    string? Text, Style? Style = null, string? Short = null, string? Full = null, bool IsName = false)
{
    /// <summary>A value that distinguishes rows.</summary>
    public static Cell Name(string? text, Style? style = null) => new(text, style, IsName: true);

    /// <summary>A value that is never cut, because people type it, or because a part of it has another meaning.</summary>
    public static Cell Whole(string? text) => new(text, Short: text);

    public static implicit operator Cell(string? text) => new(text);
}

/// <summary>
/// A table that fits its console: first with short forms, then with cut values, and as lines of name and value where even that is too wide.
/// Files and pipes have no width and get all of it. Columns without any value are left out if their name ends with <c>?</c>.
/// </summary>
internal sealed class ResultTable(params string[] columns)
{
    private const int Least = 8;

    // A long table has a row only while it is measured or written.
    private readonly List<Func<Cell[]>> _rows = [];

    public void Add(params Cell[] cells) => Add(() => cells);

    /// <param name="cells">Creates the cells, each time that the row is looked at.</param>
    public void Add(Func<Cell[]> cells) => _rows.Add(cells);

    public void Write(IAnsiConsole console) => Write(console, console.Profile.Width);

    /// <param name="console">Where to.</param>
    /// <param name="width">Width to fit instead of that of the console.</param>
    public void Write(IAnsiConsole console, int width)
    {
        Layout layout = Fit(width);
        if (Total(layout.Widths) > width)
            WriteRecords(console, layout);
        else
            AlignedText.Write(
                console, Enumerable.Range(0, _rows.Count).Select(row => Values(layout, row)).Prepend(Heads(layout)), layout.Widths);
    }

    /// <summary>The table for what redraws itself. Columns at its right are left out where the console is too narrow for all.</summary>
    public Table Create(int width)
    {
        Layout layout = Fit(width);
        int shown = layout.Shown.Length;
        while (shown > 1 && Total(layout.Widths[..shown]) > width)
            shown--;
        Table table = new() { Border = TableBorder.None };
        for (int i = 0; i < shown; i++)
        {
            table.AddColumn(new TableColumn(new Text(CellText.Cut(layout.Heads[i], layout.Widths[i]), Styles.Head))
            {
                Padding = new Padding(0, 0, i < shown - 1 ? AlignedText.Gap : 0, 0),
                Width = Math.Min(layout.Widths[i], width),
                NoWrap = true,
            });
        }

        for (int row = 0; row < _rows.Count; row++)
        {
            table.AddRow(
                Values(layout, row).Take(shown).Select((cell, i) => new Text(CellText.Cut(cell.Text, layout.Widths[i]), cell.Style)));
        }


        return table;
    }

    // One line for each value, and an empty line between two rows.
    private void WriteRecords(IAnsiConsole console, Layout layout)
    {
        int heads = layout.Heads.Max(CellText.Width);
        List<StyledText[]> lines = [];
        for (int row = 0; row < _rows.Count; row++)
        {
            if (row > 0)
                lines.Add([new StyledText(""), new StyledText("")]);
            lines.AddRange(Heads(layout).Zip(Values(layout, row)).Where(pair => pair.Second.Text.Length > 0)
                .Select(pair => new[] { pair.First, pair.Second }));
        }

        AlignedText.Write(console, lines, [heads, Consoles.UnlimitedWidth]);
    }

    private static StyledText[] Heads(Layout layout) => [.. layout.Heads.Select(head => new StyledText(head, Styles.Head))];

    private StyledText[] Values(Layout layout, int row)
    {
        Cell[] cells = _rows[row]();
        StyledText[] values = new StyledText[layout.Shown.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = new StyledText(layout.Text(cells, i), cells[layout.Shown[i]].Style);
        return values;
    }

    private bool IsShown(int column) =>
        !columns[column].EndsWith('?') || _rows.Exists(row => !string.IsNullOrEmpty(row()[column].Text));

    private Layout Fit(int width)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(IsShown)];
        string[] heads = [.. shown.Select(column => columns[column].TrimEnd('?'))];
        Layout layout = new(shown, heads, new bool[shown.Length], [.. heads.Select(CellText.Width)]);
        Widen(layout, 0, shown.Length);
        for (int i = 0; i < shown.Length && Total(layout.Widths) > width; i++)
        {
            if (_rows.Exists(row => row()[shown[i]].Short is not null))
            {
                layout.IsShort[i] = true;
                layout.Widths[i] = CellText.Width(heads[i]);
                Widen(layout, i, i + 1);
            }
        }

        if (Total(layout.Widths) > width)
            Narrow(layout.Widths, [.. shown.Select((_, i) => Limit(layout, i))], width);
        return layout;
    }

    private void Widen(Layout layout, int first, int end)
    {
        foreach (Func<Cell[]> row in _rows)
        {
            Cell[] cells = row();
            for (int i = first; i < end; i++)
                layout.Widths[i] = Math.Max(layout.Widths[i], CellText.Width(layout.Text(cells, i)));
        }
    }

    private static int Total(int[] widths) => widths.Sum() + (AlignedText.Gap * (widths.Length - 1));

    // Half an ID or time would be useless, and two names that begin alike would be the same.
    private int Limit(Layout layout, int i) =>
        _rows.Exists(row => row()[layout.Shown[i]].Short is not null) ? int.MaxValue
        : _rows.Exists(row => row()[layout.Shown[i]].IsName)
            ? Math.Max(Least, CellText.DistinctWidth(_rows.Select(row => layout.Text(row(), i))))
        : Least;

    // The widest column is cut first, so that the others stay whole as long as possible.
    private static void Narrow(int[] widths, int[] limits, int width)
    {
        for (int excess = Total(widths) - width; excess > 0; excess--)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (widths[i] > Math.Max(limits[i], widest < 0 ? 0 : widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                return;
            widths[widest]--;
        }
    }

    /// <summary>What is shown of each row, in which form and in which widths.</summary>
    private sealed record Layout(int[] Shown, string[] Heads, bool[] IsShort, int[] Widths)
    {
        public string Text(Cell[] cells, int i)
        {
            Cell cell = cells[Shown[i]];
            return SafeText.OneLine(IsShort[i] ? cell.Short ?? cell.Text : cell.Text);
        }
    }
}
