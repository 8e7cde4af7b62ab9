using System.Diagnostics;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Attacks;

/// <summary>The deadline ends whatever a wait is doing, within a second.</summary>
public class DeadlineTests
{
    private static readonly WaitOptions Short = new() { Timeout = TimeSpan.FromMilliseconds(200) };

    public static TheoryData<string, Func<BackupVault, Task>> Waits => new()
    {
        { "wait", vault => vault.Jobs.WaitAsync("a", Short) },
        { "wait for several", vault => vault.Jobs.WaitAllAsync(["a", "b"], Short) },
        { "watch", vault => vault.Jobs.WatchAllAsync(options: Short).ToListAsync() },
        { "cancel", vault => vault.Jobs.CancelAsync("a", Short) },
        { "export", vault => vault.Jobs.ExportAsync(options: Short) },
        { "operation", vault => vault.Operations.FromId("op").WaitForJobAsync(Short) },
        { "paired region", vault => vault.InPairedRegion("westus").WaitAsync("a", Short) },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_server_that_never_answers_does_not_hold_a_wait(string name, Func<BackupVault, Task> wait) =>
        await AssertTimesOutAsync(name, wait, new HangingHandler(cancellation => Task.Delay(Timeout.Infinite, cancellation)));

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_handler_that_ignores_cancellation_does_not_hold_a_wait(string name, Func<BackupVault, Task> wait) =>
        await AssertTimesOutAsync(name, wait, new HangingHandler(_ => new TaskCompletionSource().Task));

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_body_that_never_ends_does_not_hold_a_wait(string name, Func<BackupVault, Task> wait) =>
        await AssertTimesOutAsync(name, wait, new HangingHandler(null));

    [Fact]
    public async Task A_deadline_does_not_look_like_a_cancellation_by_the_caller()
    {
        using CancellationTokenSource caller = new();
        BackupVault vault = VaultOf(new HangingHandler(cancellation => Task.Delay(Timeout.Infinite, cancellation)));

        Task<JobReport> wait = vault.Jobs.WaitAsync("a", cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_time_limit_outside_a_wait_is_not_a_cancellation_by_the_caller()
    {
        using HttpClient http =
            new(new HangingHandler(cancellation => Task.Delay(Timeout.Infinite, cancellation))) { Timeout =
                TimeSpan.FromMilliseconds(100) };
        BackupClient client = new(http, new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint) });

        await Assert.ThrowsAsync<TimeoutException>(() => client.Vault("sub", "rg", "v").Jobs.GetAsync("a"));
    }

    private static async Task AssertTimesOutAsync(string name, Func<BackupVault, Task> wait, HttpMessageHandler handler)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<PollingTimeoutException>(() => wait(VaultOf(handler)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {watch.Elapsed}");
    }

    private static BackupVault VaultOf(HttpMessageHandler handler) =>
        new BackupClient(
            new HttpClient(handler), new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint) }).Vault(
            "sub", "rg", "v");

    /// <summary>Hangs before its response, or in the middle of the body.</summary>
    private sealed class HangingHandler(Func<CancellationToken, Task>? hang) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (hang is not null)
                await hang(cancellationToken);
            return new HttpResponseMessage(System.Net.HttpStatusCode.OK)
            {
                Content = new StreamContent(new EndlessStream()),
                RequestMessage = request
            };
        }
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
