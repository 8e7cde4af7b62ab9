namespace BackupJobs.Emulator.Graph;

/// <summary>A query of Resource Graph, from its text by <see cref="GraphQueryParser"/>.</summary>
internal sealed record GraphQuery
{
    /// <summary>The table, in lower case.</summary>
    public required string Table { get; init; }

    /// <summary>Conditions, all of which a row must meet.</summary>
    public required IReadOnlyList<Func<GraphRow, bool>> Conditions { get; init; }

    /// <summary>Columns of the result, in order; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether the result has the column without which there are no further pages.</summary>
    public bool HasId => Columns is null || Columns.Contains(GraphRow.IdColumn);

    public bool Matches(GraphRow row) => Conditions.All(condition => condition(row));
}
