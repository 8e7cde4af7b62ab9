namespace BackupJobs.Shared;

/// <summary>An error as shown to people.</summary>
/// <param name="ExitCode">Exit code of the process.</param>
/// <param name="What">What went wrong: lower case, without a full stop.</param>
/// <param name="Why">The reason given by the service or the system; null if <paramref name="What"/> says it all.</param>
/// <param name="Advice">What the user can do; null if unknown.</param>
/// <param name="RequestId">Request ID for the support of the service; null if there was no response.</param>
internal sealed record Failure(ExitCode ExitCode, string What, string? Why = null, string? Advice = null, string? RequestId = null)
{
    public void WriteTo(TextWriter error)
    {
        WriteLine(error, ExitCode == ExitCode.Interrupted ? "stopped" : "error", What);
        WriteLine(error, "why", Why);
        WriteLine(error, "try", Advice);
        // The message of a refused request ends with its ids.
        if (RequestId is not null && Why?.Contains(RequestId, StringComparison.Ordinal) != true)
            WriteLine(error, "request id", RequestId);
    }

    private static void WriteLine(TextWriter error, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            error.WriteLine($"{label}: {SafeText.OneLine(text)}");
    }
}
