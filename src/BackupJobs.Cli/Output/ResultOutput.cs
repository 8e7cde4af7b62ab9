using System.Text.Json;

namespace BackupJobs.Cli;

/// <summary>Writes results that are not lists of jobs in the requested format.</summary>
internal static class ResultOutput
{
    /// <param name="shell">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="data">The rows.</param>
    /// <param name="unread">Vaults that were not read, a member of JSON only; null where no vaults are read.</param>
    public static void Write(Shell shell, ResultFormat format, ResultData data, IReadOnlyList<VaultFailure>? unread = null)
    {
        switch (format)
        {
            case ResultFormat.Table:
                WriteTable(shell, data);
                break;
            case ResultFormat.Json:
                JobsJson.Write(shell.Out, json => WriteJson(json, data, unread));
                break;
            case ResultFormat.Csv:
                JobsCsv.WriteRow(shell.Out, data.Columns.Select(column => column.Name));
                foreach (Cell[] row in data.Rows)
                    JobsCsv.WriteRow(shell.Out, row.Select(Full));
                break;
            case ResultFormat.Markdown:
                WriteMarkdown(shell.Out, data);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }

    // What people see; the other columns are for programs.
    private static int[] Shown(ResultData data) =>
        [.. Enumerable.Range(0, data.Columns.Count).Where(i => data.Columns[i].Head is not null)];

    private static string? Full(Cell cell) => cell.Full ?? cell.Text;

    private static void WriteTable(Shell shell, ResultData data)
    {
        if (data.Rows.Count == 0)
            return;
        int[] shown = Shown(data);
        ResultTable table = new([.. shown.Select(i => data.Columns[i].Head!)]);
        foreach (Cell[] row in data.Rows)
            table.Add([.. shown.Select(i => row[i])]);
        table.Write(shell.Output);
    }

    /// <summary>Writes the rows as an array of objects.</summary>
    public static void WriteRows(Utf8JsonWriter json, ResultData data)
    {
        json.WriteStartArray();
        foreach (Cell[] row in data.Rows)
        {
            json.WriteStartObject();
            foreach ((ResultColumn column, Cell cell) in data.Columns.Zip(row))
            {
                json.WritePropertyName(column.Name);
                if (Full(cell) is not { Length: > 0 } value)
                    json.WriteNullValue();
                else if (column.IsNumber)
                    json.WriteRawValue(value);
                else
                    json.WriteStringValue(SafeText.Lines(value));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, ResultData data, IReadOnlyList<VaultFailure>? unread = null)
    {
        json.WriteStartObject();
        json.WritePropertyName("value");
        WriteRows(json, data);
        if (unread is not null)
            JobsJson.WriteUnread(json, unread);
        json.WriteEndObject();
    }

    private static void WriteMarkdown(TextWriter text, ResultData data)
    {
        int[] shown = Shown(data);
        text.Write($"| {string.Join(" | ", shown.Select(i => data.Columns[i].Head!.TrimEnd('?').ToLowerInvariant()))} |\n");
        text.Write($"|{string.Concat(shown.Select(_ => "---|"))}\n");
        foreach (Cell[] row in data.Rows)
            text.Write($"| {string.Join(" | ", shown.Select(i => MarkdownText.Cell(row[i].Text)))} |\n");
    }
}
