namespace BackupJobsGen.Runtime.Tests;

/// <summary>A poller with its request.</summary>
internal sealed class TestPoll(
    PollingOptions options, TimeProvider time, Func<CancellationToken, Task<Observation<string>>> request, TimeSpan? first = null)
{
    public IAsyncEnumerable<string> WatchAsync() => new Poller(options, time).WatchAsync(request, first);

    public Task<string> WaitAsync(CancellationToken cancellationToken = default) =>
        new Poller(options, time).WaitAsync(request, first, cancellationToken: cancellationToken);
}

/// <summary>Keeps the reports of a poller.</summary>
internal sealed class Recorder(List<PollingHealth> reports) : IProgress<PollingHealth>
{
    public void Report(PollingHealth value) => reports.Add(value);
}
