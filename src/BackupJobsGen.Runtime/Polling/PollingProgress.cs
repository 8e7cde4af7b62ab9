namespace BackupJobsGen.Runtime;

/// <summary>What a wait has seen so far: for health reports and for the exception at the deadline.</summary>
internal sealed class PollingProgress
{
    private object? _state;
    private string? _summary;

    public long Requests { get; private set; }

    /// <summary>Transient faults since the last answer.</summary>
    public int Faults { get; private set; }

    public Exception? LastFault { get; private set; }

    public void BeginRequest() => Requests++;

    public void Answered<T>(in Observation<T> seen)
    {
        (_state, _summary) = (seen.State, seen.Summary);
        (Faults, LastFault) = (0, null);
    }

    public void Failed(Exception fault) => (Faults, LastFault) = (Faults + 1, fault);

    /// <param name="timeout">The time limit of the wait.</param>
    /// <param name="why">What the wait ended in; null if that is not worth a word.</param>
    /// <param name="hung">What the last request was cancelled in; null if it does not say.</param>
    public PollingTimeoutException TimedOut(TimeSpan timeout, string? why, OperationCanceledException? hung = null) =>
        new(timeout, why, _state, _summary, hung ?? LastFault);
}
