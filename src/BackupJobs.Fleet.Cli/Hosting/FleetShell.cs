namespace BackupJobs.Fleet.Cli;

/// <summary>The process environment of a command. Tests replace it.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Interrupted">Cancelled by Ctrl-C and SIGTERM.</param>
internal sealed record FleetShell(TextWriter Out, TextWriter Error, CancellationToken Interrupted)
{
    /// <summary>Reads an environment variable; null or empty if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
