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

    public PollingTimeoutException TimedOut(TimeSpan timeout, string? why) => new(timeout, why, _state, _summary, LastFault);
}
