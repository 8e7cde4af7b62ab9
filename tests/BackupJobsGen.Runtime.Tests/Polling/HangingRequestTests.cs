namespace BackupJobsGen.Runtime.Tests;

/// <summary>Requests that say what they hang in.</summary>
public sealed class HangingRequestTests
{
    private static readonly PollingOptions Options =
        new() { Delay = new PollingDelay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)) { Jitter = static () => 0 } };

    [Fact]
    public async Task A_request_that_says_what_it_hangs_in_is_believed_by_every_end_of_a_wait()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };

        PollingTimeoutException late = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => new TestPoll(options, new AutoTime { ReachesDeadlines = true }, HangAsync).WaitAsync());
        PollingTimeoutException unsent = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => new Poller(options, new AutoTime { ReachesDeadlines = true }).SendAsync(HangAsync));
        List<PollingHealth> health = [];
        int requests = 0;
        await new TestPoll(Options with { Health = new Recorder(health) }, new AutoTime { ReachesDeadlines = true }, token =>
            ++requests == 1 ? HangAsync(token) : Task.FromResult(new Observation<string>("c", true))).WaitAsync();
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(20));
        OperationCanceledException left = await Assert.ThrowsAsync<OperationCanceledException>(
            () => new Poller().WaitAsync(HangAsync, cancellationToken: cancel.Token));

        Assert.Contains("Last fault: the sign-in hangs", late.Message, StringComparison.Ordinal);
        Assert.All([late, unsent, health[0].LastFault, left], fault => Assert.IsType<HungException>(fault?.InnerException));
        Assert.Equal(cancel.Token, left.CancellationToken);
    }

    // HttpClient wraps the cancellations of its handlers.
    private static async Task<Observation<string>> HangAsync(CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, token);
        }
        catch (OperationCanceledException)
        {
            // The continuation is not part of the cancellation.
            await Task.Delay(1, CancellationToken.None);
            throw new TaskCanceledException("", new HungException(), token);
        }

        throw new InvalidOperationException();
    }

    private sealed class HungException() : OperationCanceledException("the sign-in hangs");
}
