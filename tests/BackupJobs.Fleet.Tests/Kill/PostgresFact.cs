namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>A long test that needs PostgreSQL.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresTheoryAttribute.Reason;
}

/// <inheritdoc cref="PostgresFactAttribute"/>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Reason;

    /// <summary>Why such tests do not run; null if they do.</summary>
    internal static string? Reason =>
        LongTests.AreAsked ? PostgresServer.Missing : $"takes minutes: set {LongTests.Variable}=1";
}
