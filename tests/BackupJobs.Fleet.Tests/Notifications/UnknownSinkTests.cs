using BackupJobs.Fleet.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Notifications;

public class UnknownSinkTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero));
    private readonly MemoryLog<UnknownSinks> _log = new();

    [Fact]
    public async Task Deliveries_to_a_sink_of_another_configuration_wait_for_it()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        OutboxTable newer = new([new NamedSink("hook"), new NamedSink("mail")]);
        await test.AddAsync(newer, TestDatabase.End("a"), TestDatabase.End("b"));

        UnknownSinks older = Create(test, new NamedSink("mail"));
        for (TimeSpan past = TimeSpan.Zero; past < UnknownSinks.Kept; past += TimeSpan.FromMinutes(5))
        {
            await older.LookAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        FleetLag lag = await test.History.MeasureLagAsync(CancellationToken.None);
        Assert.Equal((4, 0), (lag.Waiting, lag.DeadLetters));
        Assert.StartsWith("Sink 'hook' is not in the configuration of this process, and 2 of", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_to_a_sink_that_is_gone_become_dead_letters_with_a_line()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(new OutboxTable([new NamedSink("hook"), new NamedSink("mail")]), TestDatabase.End("a"));

        UnknownSinks sinks = Create(test, new NamedSink("mail"));
        await sinks.LookAsync(CancellationToken.None);
        _time.Advance(UnknownSinks.Kept);
        await sinks.LookAsync(CancellationToken.None);

        DeadLetter dead = Assert.Single(await test.History.ListDeadLettersAsync(CancellationToken.None));
        Assert.Equal(("hook", "The sink is not configured."), (dead.Sink, dead.Reason));
        Assert.Equal([LogLevel.Warning, LogLevel.Error], _log.Levels);
        Assert.Contains("1 of its deliveries are dead letters now", _log.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_replayed_or_arrives_with_a_shard_has_all_the_time_again()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(new OutboxTable([new NamedSink("hook")]), TestDatabase.End("a"));
        UnknownSinks sinks = Create(test);
        await sinks.LookAsync(CancellationToken.None);
        _time.Advance(UnknownSinks.Kept);
        await sinks.LookAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        await sinks.LookAsync(CancellationToken.None);

        Assert.Equal(1, await test.History.ReplayAsync(null, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));
        await sinks.LookAsync(CancellationToken.None);
        _time.Advance(UnknownSinks.Kept / 2);
        await test.Owned.TakeAsync([test.Fence().Shard], CancellationToken.None);
        await sinks.LookAsync(CancellationToken.None);
        _time.Advance(UnknownSinks.Kept / 2);
        await sinks.LookAsync(CancellationToken.None);

        Assert.Empty(await test.History.ListDeadLettersAsync(CancellationToken.None));
        Assert.Equal(3, _log.Lines.Count);
    }

    private UnknownSinks Create(TestDatabase test, params IEndSink[] sinks) =>
        new(test.Database, test.Owned, new OutboxTable(sinks), test.Writer, _time, _log);

    private sealed class NamedSink(string name) : IEndSink
    {
        public string Name => name;

        public bool Accepts(JobEnd jobEnd) => true;

        public Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken) => Task.FromResult(Delivery.Accepted);
    }
}
