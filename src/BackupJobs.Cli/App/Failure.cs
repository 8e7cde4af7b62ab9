namespace BackupJobs.Cli;

/// <summary>An error as people read it: what, why, what to do.</summary>
/// <param name="ExitCode">How the process ends.</param>
/// <param name="What">What could not be done.</param>
/// <param name="Why">The reason as the service or the system gave it; null where <paramref name="What"/> says all.</param>
/// <param name="Advice">What to do about it; null where nobody knows.</param>
/// <param name="RequestId">What the service's support asks for; null where no request was answered.</param>
internal sealed record Failure(ExitCode ExitCode, string What, string? Why = null, string? Advice = null, string? RequestId = null)
{
    public void WriteTo(TextWriter error)
    {
        error.WriteLine((ExitCode == ExitCode.Interrupted ? "stopped: " : "error: ") + SafeText.OneLine(What));
        WriteLine(error, "why: ", Why);
        WriteLine(error, "do: ", Advice);
        WriteLine(error, "request id: ", RequestId);
    }

    private static void WriteLine(TextWriter error, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            error.WriteLine("  " + label + SafeText.OneLine(text));
    }
}
