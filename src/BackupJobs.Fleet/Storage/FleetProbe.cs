namespace BackupJobs.Fleet;

/// <summary>Points between which a process may die, for tests that kill it there.</summary>
internal class FleetProbe
{
    public virtual void Reached(FleetPoint point)
    {
    }
}

/// <summary>Points between which a process may die.</summary>
internal enum FleetPoint
{
    /// <summary>Everything is written, and not committed.</summary>
    BeforeCommit,

    /// <summary>The history is committed, and no sink was notified.</summary>
    AfterCommit,

    /// <summary>A sink has accepted an end, and that is not noted.</summary>
    AfterAccepted,
}
