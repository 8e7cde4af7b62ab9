namespace BackupJobsGen.Runtime.Tests;

public sealed class PollerTests
{
    private static readonly PollingOptions Options =
        new() { Delay = new PollingDelay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)) { Jitter = static () => 0 } };
    private readonly AutoTime _time = new();

    [Fact]
    public async Task Each_state_is_seen_and_the_last_is_the_result()
    {
        TestPoll poller = Poll(Options, Seen("a"), Seen("a"), Seen("b", 60), Seen("c", last: true));
        List<string> states = [];
        await foreach (string state in poller.WatchAsync())
            states.Add(state);
        Assert.Equal(["a", "a", "b", "c"], states);
        Assert.Equal([2, 3, 60], _time.Pauses.Select(static pause => pause.TotalSeconds));
        Assert.Equal("c", await Poll(Options, Seen("a"), Seen("c", last: true)).WaitAsync());
    }

    [Fact]
    public async Task The_first_answer_may_ask_to_wait()
    {
        await Poll(Options, first: TimeSpan.FromSeconds(60), Seen("c", last: true)).WaitAsync();
        await Poll(Options, first: null, Seen("c", last: true)).WaitAsync();
        Assert.Equal([60], _time.Pauses.Select(static pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Transient_faults_are_waited_out()
    {
        TestPoll poller = Poll(
            Options,
            static _ => throw new HttpRequestException(HttpRequestError.ConnectionError),
            static _ => throw new TaskCanceledException("", new TimeoutException()),
            static _ => throw new IOException(),
            Seen("c", last: true));
        Assert.Equal("c", await poller.WaitAsync());
        Assert.Equal([2, 3, 4.5], _time.Pauses.Select(static pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_final_fault_ends_the_wait_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Poll(Options, Seen("a"), static _ => throw new InvalidOperationException()).WaitAsync());
        Assert.Single(_time.Pauses);
    }

    [Fact]
    public async Task A_wait_ends_at_its_deadline_with_one_last_look()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };
        AutoTime time = new();
        long began = time.GetTimestamp();
        List<double> looks = [];
        TestPoll poller = new(options, time, _ =>
        {
            looks.Add(time.GetElapsedTime(began).TotalSeconds);
            return Task.FromResult(new Observation<string>("still", false, null));
        });
        PollingTimeoutException fault = await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        Assert.Equal(("still", "Not finished within 30 s. Last state: still."), (fault.LastState, fault.Message));
        Assert.Equal([0, 2, 5, 9.5, 16.25, 26.375, 30], looks);
        Assert.Equal(30, time.GetElapsedTime(began).TotalSeconds);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(600)]
    public async Task An_end_at_the_deadline_is_seen_whatever_pause_the_service_suggests(double retryAfter)
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };
        long began = _time.GetTimestamp();
        TestPoll poller = new(options, _time, _ =>
        {
            bool isOver = _time.GetElapsedTime(began) >= TimeSpan.FromSeconds(30);
            return Task.FromResult(new Observation<string>(isOver ? "c" : "a", isOver, TimeSpan.FromSeconds(retryAfter)));
        });
        Assert.Equal("c", await poller.WaitAsync());
        Assert.Equal(30, _time.GetElapsedTime(began).TotalSeconds);
    }

    [Fact]
    public async Task A_first_pause_beyond_the_deadline_is_cut_to_it()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };
        Assert.Equal("c", await Poll(options, first: TimeSpan.FromSeconds(60), Seen("c", last: true)).WaitAsync());
        Assert.Equal([30], _time.Pauses.Select(static pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task The_last_look_has_all_of_its_requests_within_a_second()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(1) };
        AutoTime time = new();
        int requests = 0;
        TestPoll poller = new(options, time, _ =>
        {
            if (++requests > 1)
                time.Advance(TimeSpan.FromMilliseconds(300));
            return Task.FromResult(new Observation<string>("a", requests == 4) { IsPartial = requests > 1 });
        });
        Assert.Equal("a", await poller.WaitAsync());

        requests = 0;
        TestPoll slow = new(options, time, _ =>
        {
            if (++requests > 1)
                time.Advance(TimeSpan.FromMilliseconds(300));
            return Task.FromResult(new Observation<string>("a", false) { IsPartial = requests > 1 });
        });
        await Assert.ThrowsAsync<PollingTimeoutException>(() => slow.WaitAsync());
        Assert.Equal(5, requests);
    }

    [Fact]
    public async Task A_last_look_that_fails_is_not_repeated()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(1) };
        TestPoll poller = Poll(options, Seen("a"), static _ => throw new IOException("reset"));
        PollingTimeoutException fault = await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        Assert.Equal(("a", "reset"), (fault.LastState, Assert.IsType<IOException>(fault.InnerException).Message));
        Assert.Equal([1], _time.Pauses.Select(static pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task The_deadline_reports_the_last_fault()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(1) };
        AutoTime time = new();
        TestPoll poller = new(options, time, static _ => throw new IOException("reset by https://u:SECRET@proxy/"));
        PollingTimeoutException fault = await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        Assert.IsType<IOException>(fault.InnerException);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_hangs_ends_with_the_deadline()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };
        TestPoll poller = new(options, new AutoTime { ReachesDeadlines = true }, static async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return default;
        });
        Assert.Contains(
            "under way", (await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_of_months_and_none_at_all_work()
    {
        PollingOptions slow = new()
        {
            Delay = new PollingDelay(TimeSpan.FromDays(60), TimeSpan.FromDays(60)) { Jitter = static () => 0 },
            Timeout = TimeSpan.FromDays(365)
        };
        AutoTime time = new();
        TestPoll poller = new(slow, time, static _ => Task.FromResult(new Observation<string>("still", false, null)));
        long began = time.GetTimestamp();
        await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        Assert.Equal(365, time.GetElapsedTime(began).TotalDays);
        Assert.Equal("c", await Poll(Options with { Timeout = TimeSpan.MaxValue }, Seen("a"), Seen("c", last: true)).WaitAsync());
        Assert.Equal("c", await Poll(Options with { Timeout = Timeout.InfiniteTimeSpan }, Seen("a"), Seen("c", last: true)).WaitAsync());
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task A_jump_of_the_wall_clock_changes_nothing(int days)
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromHours(1) };
        TestPoll poller = Poll(
            options,
            Seen("a"),
            _ =>
            {
                _time.WallClockJump = TimeSpan.FromDays(days);
                return Task.FromResult(new Observation<string>("a", false, null));
            },
            Seen("c", last: true));
        Assert.Equal("c", await poller.WaitAsync());
    }

    [Fact]
    public async Task The_token_ends_the_wait()
    {
        using CancellationTokenSource cancel = new();
        TestPoll poller = Poll(Options, Seen("a"), token =>
        {
            cancel.Cancel();
            throw new TaskCanceledException("", new TimeoutException(), token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poller.WaitAsync(cancel.Token));
    }

    [Fact]
    public async Task A_request_that_ignores_its_token_does_not_hold_the_wait()
    {
        PollingOptions options = Options with { Timeout = TimeSpan.FromSeconds(30) };
        TestPoll poller =
            new(options, new AutoTime { ReachesDeadlines = true }, static _ => new TaskCompletionSource<Observation<string>>().Task);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(20));
        Poller endless = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => endless.WaitAsync(static _ => new TaskCompletionSource<Observation<string>>().Task, cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task A_request_without_a_deadline_that_hangs_is_a_transient_fault()
    {
        AutoTime time = new() { ReachesDeadlines = true };
        int requests = 0;
        List<PollingHealth> health = [];
        TestPoll poller = new(Options with { Health = new Recorder(health) }, time, _ => ++requests == 1
            ? new TaskCompletionSource<Observation<string>>().Task
            : Task.FromResult(new Observation<string>("c", true)));
        Assert.Equal("c", await poller.WaitAsync());
        Assert.Equal((1, 1), (health[0].ConsecutiveFaults, (int)health[0].Requests));
        Assert.IsType<TimeoutException>(health[0].LastFault);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_callers_is_a_transient_fault() =>
        Assert.Equal("c", await Poll(Options, static _ => throw new OperationCanceledException(), Seen("c", last: true)).WaitAsync());

    [Fact]
    public async Task A_request_that_is_sent_once_ends_with_the_deadline_and_is_not_repeated()
    {
        Poller poller = new(Options with { Timeout = TimeSpan.FromSeconds(30) }, new AutoTime { ReachesDeadlines = true });
        int sent = 0;
        await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.SendAsync(async token =>
        {
            sent++;
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        }));
        await Assert.ThrowsAsync<IOException>(() => new Poller().SendAsync<int>(_ => throw new IOException()));
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Parts_follow_without_a_pause_until_there_are_too_many()
    {
        int requests = 0;
        TestPoll poller =
            new(
                Options, _time,
                _ => Task.FromResult(new Observation<string>("a", ++requests == Poller.MaxRequestsWithoutPause + 2) { IsPartial = true }));
        await poller.WaitAsync();
        Assert.Single(_time.Pauses);
    }

    [Fact]
    public async Task No_request_begins_after_the_deadline()
    {
        AutoTime time = new();
        int requests = 0;
        TestPoll poller = new(Options with { Timeout = TimeSpan.FromSeconds(10) }, time, _ =>
        {
            requests++;
            time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(new Observation<string>("a", false) { IsPartial = true });
        });
        await Assert.ThrowsAsync<PollingTimeoutException>(() => poller.WaitAsync());
        Assert.Equal(4, requests);
    }

    private sealed class Recorder(List<PollingHealth> reports) : IProgress<PollingHealth>
    {
        public void Report(PollingHealth value) => reports.Add(value);
    }

    private static Func<CancellationToken, Task<Observation<string>>> Seen(string state, double? retryAfter = null, bool last = false) =>
        _ => Task.FromResult(new Observation<string>(state, last, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null));

    private TestPoll Poll(PollingOptions options, params Func<CancellationToken, Task<Observation<string>>>[] looks) =>
        Poll(options, null, looks);

    private TestPoll Poll(PollingOptions options, TimeSpan? first, params Func<CancellationToken, Task<Observation<string>>>[] looks)
    {
        Queue<Func<CancellationToken, Task<Observation<string>>>> left = new(looks);
        AutoTime time = _time;
        return new TestPoll(options, time, token => left.Dequeue()(token), first);
    }

    private sealed class TestPoll(
        PollingOptions options, TimeProvider time, Func<CancellationToken, Task<Observation<string>>> request, TimeSpan? first = null)
    {
        public IAsyncEnumerable<string> WatchAsync() => new Poller(options, time).WatchAsync(request, first);

        public Task<string> WaitAsync(CancellationToken cancellationToken = default) =>
            new Poller(options, time).WaitAsync(request, first, cancellationToken: cancellationToken);
    }
}
