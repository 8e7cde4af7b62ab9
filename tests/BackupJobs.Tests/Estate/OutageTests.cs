using System.Net;
using BackupJobs.Testing;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Estate;

/// <summary>A watch of an estate with a vault that cannot be read.</summary>
public class OutageTests
{
    private readonly JumpingTime _time = new();
    private readonly EstateSamples _samples;
    private readonly List<VaultHealth> _health = [];

    public OutageTests() => _samples = new EstateSamples(_time);

    [Theory]
    [InlineData(0)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_vault_that_cannot_be_listed_is_named_once_and_when_it_answers_again(int status)
    {
        _samples.Graph = _ => FakeService.Json("{}", HttpStatusCode.Forbidden);
        int left = 4;
        int back = 0;
        BackupEstate estate = EstateWith(
            path => path.StartsWith(FakeService.VaultPath + "/", StringComparison.Ordinal) && Interlocked.Decrement(ref left) >= 0,
            status);

        // The vault is asked in the background, and the clock jumps: how many polls that takes is not known.
        List<JobUpdate> updates = await WatchAsync(estate, poll =>
        {
            if (poll == 3)
                _samples.Running = ("Completed", "Completed");
            if (back == 0 && _health.Count > 1)
                back = poll;
            return back > 0 && poll >= Math.Max(40, back + 20);
        });

        Assert.All(_health, health => Assert.Equal(FakeService.VaultPath, health.Vault.ToString()));
        Assert.Equal([false, true], _health.Select(health => health.Fault is null));
        Assert.Single(updates, update => update is { JobId: "diskjob", Kind: JobUpdateKind.Ended });
        Assert.Single(updates, update => update is { JobId: "vmjob", Kind: JobUpdateKind.Ended });
        Assert.True(
            updates.FindIndex(update => update.JobId == "diskjob") < updates.FindIndex(update => update.JobId == "vmjob"));
    }

    [Fact]
    public async Task A_vault_whose_details_never_come_does_not_delay_the_ends_of_others()
    {
        DateTimeOffset? ended = null;
        _samples.Graph = number =>
        {
            if (number == 5)
                ended = _time.GetUtcNow();
            return EstateSamples.Page($"{_samples.DiskJob("InProgress")},{_samples.VmJob(number < 5 ? "InProgress" : "Completed")}");
        };
        _samples.List = path => path.EndsWith("/vmjob", StringComparison.Ordinal)
            ? FakeService.Json(_samples.VmJob(ended is null ? "InProgress" : "Completed"))
            : null;
        BackupEstate estate = EstateWith(path => path.StartsWith(BackupVaultSamples.VaultPath + "/", StringComparison.Ordinal), 0);

        List<JobUpdate> updates = await WatchAsync(estate, poll => poll == 40);

        Assert.Equal("bv", Assert.Single(_health).Vault.VaultName);
        Assert.IsType<TimeoutException>(_health[0].Fault);
        JobUpdate end = Assert.Single(updates, update => update is { JobId: "vmjob", Kind: JobUpdateKind.Ended });
        // The first request of an outage may take its time, later ones hold nobody.
        Assert.InRange(end.SeenAt!.Value - ended!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(updates, update => update is { JobId: "diskjob", Kind: JobUpdateKind.Ended or JobUpdateKind.Lost });
    }

    private BackupEstate EstateWith(Func<string, bool> isFaulty, int status)
    {
        FaultyVault handler = new(isFaulty, status, _time) { InnerHandler = _samples.Service };
        return new BackupClient(
            new HttpClient(handler), new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint), TimeProvider = _time }).Estate();
    }

    private async Task<List<JobUpdate>> WatchAsync(BackupEstate estate, Func<int, bool> isEnough)
    {
        // The limit is for a watch that never comes to its end.
        using CancellationTokenSource enough = new(TimeSpan.FromMinutes(2));
        int polls = 0;
        WaitOptions options = new()
        {
            Vaults = new Recorder<VaultHealth>(_health),
            Health = new Polls(() =>
            {
                if (isEnough(++polls))
                    enough.Cancel();
            }),
        };
        List<JobUpdate> updates = [];
        await foreach (JobUpdate update in estate.WatchAsync(options: options, cancellationToken: enough.Token).Stopped())
            updates.Add(update);
        return updates;
    }

    private sealed class Polls(Action polled) : IProgress<PollingHealth>
    {
        public void Report(PollingHealth value) => polled();
    }

    /// <summary>Answers some requests with a status, or not at all.</summary>
    private sealed class FaultyVault(Func<string, bool> isFaulty, int status, JumpingTime time) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isFaulty(request.RequestUri!.AbsolutePath))
                return await base.SendAsync(request, cancellationToken);
            if (status != 0)
                return new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new StringContent("{}") };
            // Time passes only for those who wait.
            ThreadPool.QueueUserWorkItem(_ => time.Advance(VaultOutages.LongestRequest));
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
