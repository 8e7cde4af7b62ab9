namespace BackupJobs.Cli;

/// <summary>Command lines that are shown to be copied.</summary>
internal static class CommandText
{
    private const string Plain = "-_./:=,+@%";

    /// <summary>How to go on waiting for jobs, with the options that belong to them.</summary>
    public static string WaitForJobs(Connection connection, IEnumerable<string> jobs) => Wait(connection, jobs);

    /// <summary>How to go on waiting for an operation. Its id is enough, and unlike its URL no secret.</summary>
    public static string WaitForOperation(Connection connection, string operationId) => Wait(connection, ["--operation", operationId]);

    private static string Wait(Connection connection, IEnumerable<string> subject) =>
        "backup-jobs wait " + string.Join(' ', subject.Concat(connection.ToArguments()).Select(Quote));

    private static string Quote(string argument) => argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
        ? argument
        : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
