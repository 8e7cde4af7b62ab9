namespace BackupJobs;

/// <summary>One job of a <see cref="JobLedger"/>.</summary>
internal sealed class JobLedgerEntry
{
    // A running job that the list does not have costs a request each time: it is due after 1, 2, 4 and then every 8 lists.
    private const int MaxListsBetweenRequests = 8;

    private int _requests;

    /// <summary>The job as the list last had it.</summary>
    public JobResource? Listed { get; private set; }

    /// <summary>The last details.</summary>
    public JobResource? Details { get; private set; }

    public DateTimeOffset? StartTime => Listed?.Properties?.StartTime ?? Details?.Properties?.StartTime;

    /// <summary>Number of the last list that had the job; 0 for none.</summary>
    public int List { get; private set; }

    /// <summary>Number of the list after which details may be requested again.</summary>
    public int DueAt { get; private set; }

    /// <summary>Since when the service has refused the job's details.</summary>
    public TimeSpan? RefusedSince { get; set; }

    public bool HasEnded { get; private set; }

    public bool IsDue(int list, bool isConfirmed) => !HasEnded && (isConfirmed || List != list) && list >= DueAt;

    public void SetListed(JobResource job, int list, bool keepsDue)
    {
        Listed = job;
        List = list;
        RefusedSince = null;
        if (!keepsDue)
            _requests = DueAt = 0;
    }

    public void SetDetails(JobResource job, int list)
    {
        Details = job;
        RefusedSince = null;
        Postpone(list);
    }

    // In lists, not in time: details are requested together with a list that is read anyway.
    public void Postpone(int list) => DueAt = list + Math.Min(1 << Math.Min(_requests++, 30), MaxListsBetweenRequests);

    /// <summary>Keeps that the job has ended, and nothing else of it.</summary>
    public void End()
    {
        HasEnded = true;
        Listed = Details = null;
    }
}
