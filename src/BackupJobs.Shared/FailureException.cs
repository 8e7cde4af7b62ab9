namespace BackupJobs.Shared;

/// <summary>Ends a command with a failure.</summary>
internal sealed class FailureException(Failure failure) : Exception(failure.What)
{
    public Failure Failure { get; } = failure;

    public static FailureException Usage(string what, string advice) => new(new Failure(ExitCode.Usage, what, Advice: advice));
}
