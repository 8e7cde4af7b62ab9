namespace BackupJobs.Fleet.Cli;

/// <summary>A mistake in a configuration file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ConfigProblem(int Line, int Column, string Message)
{
    public string At(string file) => $"{file}({Line},{Column}): {Message}";
}
