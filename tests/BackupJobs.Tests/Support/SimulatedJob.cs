namespace BackupJobs.Tests.Support;

/// <summary>A job whose whole life is decided before it starts.</summary>
internal sealed record SimulatedJob(string Id, DateTimeOffset Start, DateTimeOffset End, string FinalStatus)
{
    private static readonly string[] Ends =
        ["Completed", "Completed", "Completed", "Completed", "CompletedWithWarnings", "Failed", "Cancelled"];

    /// <summary>When the list no longer has the job, though it may still run; null for never.</summary>
    public DateTimeOffset? LeavesList { get; private init; }

    /// <summary>Whether the service forgets the job when it leaves the list.</summary>
    public bool IsForgotten { get; private init; }

    public static SimulatedJob Random(int number, DateTimeOffset began, TimeSpan night, Random random)
    {
        DateTimeOffset start = began + (night * random.NextDouble() * 0.9);
        // Most jobs take minutes, some hours; a few are over between two ticks.
        TimeSpan length = TimeSpan.FromMinutes(random.Next(20) switch { 0 => 0.2, 1 => random.Next(120, 300), _ => random.Next(3, 90) });
        DateTimeOffset latest = began + night - TimeSpan.FromMinutes(10);
        DateTimeOffset end = start + length < latest ? start + length : latest;
        bool leaves = number % 500 == 0 && end - start > TimeSpan.FromMinutes(5);
        return new SimulatedJob($"job-{number}", start, end, Ends[random.Next(Ends.Length)])
        {
            LeavesList = leaves ? start + TimeSpan.FromMinutes(3) : null,
            IsForgotten = leaves && number % 2000 == 0,
        };
    }

    public bool IsListed(DateTimeOffset now) => Start <= now && !(now >= LeavesList);

    public bool IsGone(DateTimeOffset now) => IsForgotten && now >= LeavesList;

    public string Text(DateTimeOffset now, Random? replica)
    {
        // A replica that lags behind shows an ended job as running for a while.
        bool lags = replica is not null && now - End < TimeSpan.FromMinutes(5) && replica.Next(50) == 0;
        return FakeService.JobText(Id, now >= End && !lags ? FinalStatus : "InProgress", Start);
    }
}
