namespace BackupJobs.Emulator.Jobs;

/// <summary>A job in the vault. Only a cancellation changes its definition.</summary>
internal sealed class StoredJob(JobDefinition definition, bool startedByRequest)
{
    private readonly object _lock = new();
    private volatile JobDefinition _definition = definition;

    public JobDefinition Definition => _definition;

    /// <summary>Whether a request started it, as opposed to a job that was there from the beginning.</summary>
    public bool StartedByRequest { get; } = startedByRequest;

    /// <summary>JSON of the finished job as it stands in lists; see <see cref="Wire.FinishedJobCache"/>.</summary>
    public Wire.FinishedJobCache? ListCache { get; set; }

    public JobState At(DateTimeOffset now) => JobState.At(_definition, now);

    /// <summary>Cancels the job if it still runs and its task allows that. A second time changes nothing.</summary>
    /// <returns>False if the present task cannot be cancelled.</returns>
    public bool Cancel(DateTimeOffset now)
    {
        lock (_lock)
        {
            JobState state = At(now);
            if (state.IsDone || _definition.CancelledAt is not null)
                return true;
            if (TaskState.Current(_definition, state) is { RefusesCancel: true })
                return false;
            _definition = _definition with { CancelledAt = now };
            return true;
        }
    }
}
