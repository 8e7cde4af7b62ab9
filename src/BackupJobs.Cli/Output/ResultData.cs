namespace BackupJobs.Cli;

/// <summary>A column of a result.</summary>
/// <param name="Name">Name in JSON and CSV.</param>
/// <param name="Head">Heading in tables, as in <see cref="ResultTable"/>; null if tables do not have it.</param>
/// <param name="IsNumber">Whether its values are numbers in JSON.</param>
internal sealed record ResultColumn(string Name, string? Head, bool IsNumber = false);

/// <summary>Rows of a result that is not a list of jobs.</summary>
internal sealed class ResultData(params ResultColumn[] columns)
{
    private readonly List<Cell[]> _rows = [];

    public IReadOnlyList<ResultColumn> Columns => columns;

    public IReadOnlyList<Cell[]> Rows => _rows;

    public void Add(params Cell[] cells) => _rows.Add(cells);
}
