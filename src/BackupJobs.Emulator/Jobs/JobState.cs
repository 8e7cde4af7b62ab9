namespace BackupJobs.Emulator.Jobs;

/// <summary>State of a job at one time, computed from its definition.</summary>
/// <param name="Status">The <c>status</c> value.</param>
/// <param name="EndTime">Null while it runs.</param>
/// <param name="Duration">From its start until now, or until its end.</param>
/// <param name="Progress">Progress, 0 to 1.</param>
internal readonly record struct JobState(string Status, DateTimeOffset? EndTime, TimeSpan Duration, double Progress)
{
    /// <summary>Duration of the status <c>Cancelling</c>.</summary>
    public static TimeSpan CancelLength { get; } = TimeSpan.FromSeconds(10);

    public bool IsDone => EndTime is not null;

    public static JobState At(JobDefinition job, DateTimeOffset now)
    {
        DateTimeOffset plannedEnd = job.StartTime + job.Length;
        if (job.CancelledAt is { } cancelled && cancelled < plannedEnd)
            return Cancelled(job, cancelled, now);
        return now >= plannedEnd
            ? new JobState(EndStatus(job.Outcome), plannedEnd, job.Length, 1)
            : Running(job, "InProgress", now, now);
    }

    private static JobState Cancelled(JobDefinition job, DateTimeOffset cancelled, DateTimeOffset now)
    {
        if (now < cancelled)
            return Running(job, "InProgress", now, now);
        DateTimeOffset end = cancelled + CancelLength;
        return now < end
            ? Running(job, "Cancelling", now, cancelled)
            : new JobState("Cancelled", end, end - job.StartTime, Share(job, cancelled));
    }

    private static JobState Running(JobDefinition job, string status, DateTimeOffset now, DateTimeOffset workedUntil)
    {
        TimeSpan elapsed = now > job.StartTime ? now - job.StartTime : TimeSpan.Zero;
        return new JobState(status, null, elapsed, Share(job, workedUntil));
    }

    private static double Share(JobDefinition job, DateTimeOffset workedUntil) =>
        job.Length > TimeSpan.Zero ? Math.Clamp((workedUntil - job.StartTime) / job.Length, 0, 1) : 1;

    private static string EndStatus(SimulatedOutcome outcome) => outcome switch
    {
        SimulatedOutcome.CompletedWithWarnings => "CompletedWithWarnings",
        SimulatedOutcome.Failed => "Failed",
        _ => "Completed",
    };
}
