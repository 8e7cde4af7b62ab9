using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>Writes jobs as comma-separated values (RFC 4180). No cell is a formula in a spreadsheet.</summary>
internal static class JobsCsv
{
    private const string LineEnd = "\r\n";

    // First characters of formulas in spreadsheets, with their full-width forms.
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly (string Name, Func<JobReport, string?> Value)[] Columns =
    [
        ("job", job => job.JobId),
        ("item", job => job.EntityName),
        ("operation", job => job.Operation),
        ("status", job => job.Status),
        ("type", job => job.ItemKind),
        ("startTime", job => Time(job.StartTime)),
        ("endTime", job => Time(job.EndTime)),
        ("durationSeconds", job => job.Duration?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)),
        ("errors", job => string.Join("; ", job.Errors)),
        ("id", job => job.Resource?.Id),
        ("vault", job => job.Vault?.VaultName),
    ];

    /// <summary>The row of a job, without its end.</summary>
    public static string Row(JobReport job)
    {
        string[] cells = new string[Columns.Length];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = Cell(Columns[i].Value(job));
        return string.Join(',', cells);
    }

    public static void Write(TextWriter text, IEnumerable<PackedRow> rows, PackedRows packed)
    {
        using ChunkedText chunks = new(text);
        WriteRow(chunks, Columns.Select(column => column.Name));
        foreach (PackedRow row in rows)
        {
            chunks.WriteUtf8(packed[row]);
            chunks.Write(LineEnd);
        }
    }

    public static void WriteRow(TextWriter text, IEnumerable<string?> values) =>
        text.Write(string.Join(',', values.Select(Cell)) + LineEnd);

    /// <summary>A cell: quoted if necessary, with an apostrophe before what would be a formula.</summary>
    public static string Cell(string? value)
    {
        string cell = SafeText.Lines(value);
        ReadOnlySpan<char> start = cell.AsSpan().TrimStart(' ');
        if (!start.IsEmpty && FormulaStarts.Contains(start[0], StringComparison.Ordinal))
            cell = "'" + cell;
        return cell.AsSpan().ContainsAny("\",\r\n") ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
