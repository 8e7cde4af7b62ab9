namespace BackupJobsGen.Runtime;

/// <summary>Pace and deadline of a wait.</summary>
public sealed record PollingOptions
{
    /// <summary>The pace: 2 s at first, 15 s at last; <c>Retry-After</c> wins over it.</summary>
    public PollingDelay Delay { get; init; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));

    /// <summary>How long to wait at most, over all requests and pauses; any length, infinite unless set.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;
}

/// <summary>The deadline of a wait came before the end. What is waited for goes on.</summary>
public sealed class PollingTimeoutException : TimeoutException
{
    internal PollingTimeoutException(TimeSpan timeout, TimeSpan? nextDelay, object? lastState, Exception? lastFault)
        : base(Describe(timeout, nextDelay, lastState, lastFault), lastFault) => LastState = lastState;

    /// <summary>What was seen last; null when nothing was. The exception's inner one is the last transient fault since.</summary>
    public object? LastState { get; }

    private static string Describe(TimeSpan timeout, TimeSpan? nextDelay, object? lastState, Exception? lastFault) =>
        Redact.Text($"Not finished within {timeout}: {(nextDelay is null ? "a request was still under way" : $"the next look would be in {nextDelay}")}. "
            + (lastState is null ? "Nothing was seen yet." : $"Last seen: {lastState}.")
            + (lastFault is null ? "" : $" Last fault: {lastFault.Message}"));
}
