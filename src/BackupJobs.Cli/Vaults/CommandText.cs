namespace BackupJobs.Cli;

/// <summary>Command lines for users to copy.</summary>
internal static class CommandText
{
    /// <summary>Name of the option for the paired region.</summary>
    public const string RegionOption = "--cross-region";

    private const string Unquoted = "-_./:=,+@%";

    /// <summary>Resumes waiting for jobs.</summary>
    /// <param name="connection">Connection with one vault.</param>
    /// <param name="jobs">IDs of the jobs.</param>
    /// <param name="region">Paired region of the jobs; null for the vault's own jobs.</param>
    public static string WaitForJobs(Connection connection, IEnumerable<string> jobs, string? region = null) =>
        Wait(connection, region is null ? jobs : [.. jobs, RegionOption, region]);

    /// <summary>Resumes waiting for an operation. Its ID is sufficient and, unlike its URL, not a secret.</summary>
    public static string WaitForOperation(Connection connection, string operationId) => Wait(connection, ["--operation", operationId]);

    private static string Wait(Connection connection, IEnumerable<string> subject) =>
        "backup-jobs wait " + string.Join(' ', subject.Concat(connection.ToArguments()).Select(Quote));

    /// <summary>Quotes an argument for a POSIX shell if necessary.</summary>
    public static string Quote(string argument) => argument.Length > 0 && argument.All(IsUnquoted)
        ? argument
        : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsUnquoted(char c) => char.IsAsciiLetterOrDigit(c) || Unquoted.Contains(c, StringComparison.Ordinal);
}
