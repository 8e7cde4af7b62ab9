namespace BackupJobs.Tests.Watching;

public class JobLedgerTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_job_is_reported_when_it_appears_changes_and_ends_and_then_never_again()
    {
        JobLedger ledger = new(null);

        Assert.Equal(JobUpdateKind.Appeared, Look(ledger, Job("a", "InProgress"))?.Kind);
        Assert.Null(Look(ledger, Job("a", "InProgress")));
        Assert.Equal(JobUpdateKind.Changed, Look(ledger, Job("a", "Cancelling"))?.Kind);
        JobUpdate? end = Look(ledger, Job("a", "Cancelled"));
        Assert.Equal((JobUpdateKind.Ended, JobOutcome.Cancelled), (end?.Kind, end?.Outcome));
        Assert.Null(Look(ledger, Job("a", "Cancelled")));
    }

    [Fact]
    public void An_end_is_reported_once_even_if_the_list_goes_back()
    {
        JobLedger ledger = new(null);
        Look(ledger, Job("a", "Completed"));

        Assert.Null(Look(ledger, Job("a", "InProgress")));
        Assert.Null(Look(ledger, Job("A", "Completed")));
        Assert.Empty(ledger.Missing());
    }

    [Fact]
    public void A_running_job_that_left_the_list_is_missing_until_it_is_requested()
    {
        JobLedger ledger = new(null);
        Look(ledger, Job("a", "InProgress"));
        ledger.BeginList();

        Assert.Equal(["a"], ledger.Missing());
        Assert.Null(ledger.ObserveDetails("a", Job("a", "InProgress")));
        Assert.Equal(JobUpdateKind.Ended, ledger.ObserveDetails("a", Job("a", "Failed"))?.Kind);
        Assert.True(ledger.AllEnded);
    }

    [Fact]
    public void A_job_that_stays_off_the_list_is_requested_less_and_less_often()
    {
        JobLedger ledger = new(["a"]);
        List<int> asked = [];
        for (int list = 1; list <= 32; list++)
        {
            ledger.BeginList();
            if (ledger.Missing().Count > 0)
            {
                asked.Add(list);
                ledger.ObserveDetails("a", Job("a", "InProgress"));
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 24, 32], asked);
    }

    [Fact]
    public void A_job_is_lost_only_after_the_grace_period()
    {
        JobLedger ledger = new(null);
        Look(ledger, Job("a", "InProgress"));

        Assert.Null(ledger.ObserveRefused("a", TimeSpan.FromSeconds(10), Grace));
        Assert.Null(ledger.ObserveRefused("a", TimeSpan.FromSeconds(69), Grace));
        Look(ledger, Job("a", "InProgress"));
        Assert.Null(ledger.ObserveRefused("a", TimeSpan.FromSeconds(71), Grace));
        JobUpdate? lost = ledger.ObserveRefused("a", TimeSpan.FromSeconds(131), Grace);
        Assert.Equal((JobUpdateKind.Lost, JobOutcome.Unknown), (lost?.Kind, lost?.Outcome));
        Assert.True(ledger.AllEnded);
    }

    [Fact]
    public void With_names_only_the_named_jobs_count()
    {
        JobLedger ledger = new(["a", "A", "b"]);
        ledger.BeginList();

        Assert.Null(ledger.ObserveListed(Job("c", "Completed")));
        Assert.Equal(JobUpdateKind.Ended, ledger.ObserveListed(Job("A", "Completed"))?.Kind);
        Assert.Equal(["b"], ledger.Missing());
        Assert.False(ledger.AllEnded);
    }

    [Fact]
    public void Memory_follows_the_list_and_not_the_night()
    {
        JobLedger ledger = new(null);
        for (int list = 0; list < 10_000; list++)
        {
            Look(ledger, Job($"job{list}", "Completed"));
            ledger.Forget(_ => false);
        }

        Assert.InRange(ledger.Count, 1, 200);
    }

    [Fact]
    public void The_oldest_running_start_is_known()
    {
        DateTimeOffset start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        JobLedger ledger = new(null);
        ledger.BeginList();
        ledger.ObserveListed(Job("a", "InProgress", start.AddHours(1)));
        ledger.ObserveListed(Job("b", "InProgress", start));
        ledger.ObserveListed(Job("c", "Completed", start.AddHours(-1)));

        Assert.Equal(start, ledger.OldestStart);
    }

    private static JobUpdate? Look(JobLedger ledger, JobResource job)
    {
        ledger.BeginList();
        return ledger.ObserveListed(job);
    }

    private static JobResource Job(string name, string status, DateTimeOffset? start = null) =>
        new() { Name = name, Properties = new AzureIaaSVMJob { Status = status, StartTime = start } };
}
