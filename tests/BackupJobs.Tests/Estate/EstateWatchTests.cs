using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Estate;

/// <summary>A watch of all vaults.</summary>
public class EstateWatchTests
{
    private readonly JumpingTime _time = new();
    private readonly EstateSamples _samples;

    public EstateWatchTests() => _samples = new EstateSamples(_time);

    [Fact]
    public async Task A_watch_confirms_running_jobs_and_reads_the_details_of_an_end_once()
    {
        // Resource Graph goes on to show the job as running after its vault knows its end.
        _samples.Running = ("InProgress", "Completed");
        using CancellationTokenSource enough = new();
        List<JobUpdate> updates = [];
        IAsyncEnumerable<JobUpdate> watch = _samples.Estate().WatchAsync(options: Patient(enough, 12), cancellationToken: enough.Token);
        await foreach (JobUpdate update in watch.Stopped())
            updates.Add(update);

        Assert.Equal(
            [("vmjob", JobUpdateKind.Ended), ("diskjob", JobUpdateKind.Appeared), ("diskjob", JobUpdateKind.Ended)],
            updates.Select(update => (update.JobId, update.Kind)));
        Assert.Equal(1, _samples.Count("/backupJobs/diskjob"));
    }

    [Fact]
    public async Task Running_jobs_are_confirmed_less_and_less_often()
    {
        using CancellationTokenSource enough = new();
        await foreach (JobUpdate _ in _samples.Estate().WatchAsync(options: Patient(enough, 40), cancellationToken: enough.Token).Stopped())
        {
        }

        Assert.InRange(_samples.Queries.Count, 20, 40);
        Assert.InRange(_samples.Count("/backupJobs/diskjob"), 3, 9);
    }

    private static WaitOptions Patient(CancellationTokenSource enough, int polls)
    {
        int count = 0;
        return new WaitOptions { Health = new Recorder<PollingHealth>(_ =>
        {
            if (++count >= polls)
                enough.Cancel();
        }) };
    }

    private sealed class Recorder<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
