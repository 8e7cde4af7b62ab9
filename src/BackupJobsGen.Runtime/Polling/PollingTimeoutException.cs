namespace BackupJobsGen.Runtime;

/// <summary>The deadline of a wait has passed. What the wait was for continues on the service.</summary>
public sealed class PollingTimeoutException : TimeoutException
{
    internal PollingTimeoutException(TimeSpan timeout, TimeSpan? nextDelay, object? lastState, string? summary, Exception? lastFault)
        : base(Describe(timeout, nextDelay, summary ?? lastState?.ToString(), lastFault), lastFault) => LastState = lastState;

    /// <summary>
    /// The last state that the service reported; null if there was none. The inner exception is the last transient fault after
    /// it.
    /// </summary>
    public object? LastState { get; }

    private static string Describe(TimeSpan timeout, TimeSpan? nextDelay, string? lastState, Exception? lastFault) =>
        Redact.Text(
            $"Not finished within {timeout}: "
            + (nextDelay is null ? "a request was still under way. " : $"the next request is due in {nextDelay}. ")
            + (lastState is null ? "No state was received." : $"Last state: {lastState}.")
            + (lastFault is null ? "" : $" Last fault: {lastFault.Message}"));

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
