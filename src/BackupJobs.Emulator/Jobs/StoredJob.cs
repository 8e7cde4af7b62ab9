namespace BackupJobs.Emulator.Jobs;

/// <summary>A job in a store. Only a cancellation changes its definition.</summary>
internal sealed class StoredJob(JobDefinition definition, bool startedByRequest)
{
    private readonly object _lock = new();
    private volatile JobDefinition _definition = definition;

    public JobDefinition Definition => _definition;

    /// <summary>Whether a request, as opposed to a test, added the job.</summary>
    public bool StartedByRequest { get; } = startedByRequest;

    /// <summary>JSON of the finished job as a list item; null until a list has written it.</summary>
    public CachedListItem? ListItem { get; set; }

    public JobState At(DateTimeOffset now) => JobState.At(_definition, now);

    /// <summary>Cancels the job if it is running and its current task can be cancelled. A second call has no effect.</summary>
    /// <returns>False if the current task cannot be cancelled.</returns>
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
