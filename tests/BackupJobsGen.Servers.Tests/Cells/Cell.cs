using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>One row of the table: a call whose effect on the server and whose result are compared value by value.</summary>
/// <param name="Operation">operationId without which a server does not offer the cell.</param>
internal sealed record Cell(string Name, string Operation, Func<Session, Task> RunAsync)
{
    /// <summary>Which servers have the members that the cell compares.</summary>
    public Func<ServerProcess, bool> IsOn { get; init; } = static _ => true;

    public override string ToString() => Name;
}

/// <summary>The whole menu.</summary>
internal static class Menu
{
    public static IReadOnlyList<Cell> Cells { get; } =
        [.. ParameterCells.All, .. BodyCells.All, .. FormCells.All, .. ResultCells.All, .. AccessCells.All];

    public static Cell Named(string name) => Cells.Single(cell => cell.Name == name);
}
