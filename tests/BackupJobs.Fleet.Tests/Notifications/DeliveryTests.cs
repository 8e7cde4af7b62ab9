using System.Data.Common;
using BackupJobs.Fleet.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Notifications;

public class DeliveryTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero));
    private readonly FleetOptions _options = new() { MaxAttempts = 3 };
    private readonly MemoryLog<Deliverer> _log = new();

    [Fact]
    public async Task A_failed_delivery_is_repeated_later_and_blocks_its_vault_only()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        ScriptedSink sink = new(_ => Delivery.TryAgain("busy", TimeSpan.FromMinutes(5)));
        await test.AddAsync(new OutboxTable([sink]), TestDatabase.End("a"), TestDatabase.End("b"), TestDatabase.End("c", vault: "v2"));

        WaitingEnd first = (await WaitingAsync(test, sink, "v1"))[0];
        Assert.False(await DeliverAsync(test, sink, first));

        Assert.EndsWith("v2", Assert.Single(await DueAsync(test, sink)), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], (await WaitingAsync(test, sink, "v1")).Select(waiting => waiting.End.JobId));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(2, (await DueAsync(test, sink)).Count);
    }

    [Fact]
    public async Task The_last_attempt_makes_a_dead_letter_which_can_be_replayed()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        ScriptedSink sink = new(_ => throw new InvalidOperationException("no route"));
        await test.AddAsync(new OutboxTable([sink]), TestDatabase.End("a"), TestDatabase.End("b"));

        bool[] mayContinue = new bool[3];
        for (int attempt = 0; attempt < 3; attempt++)
            mayContinue[attempt] = await DeliverAsync(test, sink, (await WaitingAsync(test, sink, "v1"))[0]);
        DeadLetter dead = Assert.Single(await test.History.ListDeadLettersAsync(CancellationToken.None));
        int replayed = await test.History.ReplayAsync([dead.Id], CancellationToken.None);

        Assert.Equal([false, false, true], mayContinue);
        Assert.Equal(("a", 3, "no route"), (dead.End.JobId, dead.Attempts, dead.Reason));
        Assert.Equal(1, replayed);
        Assert.Equal(["a", "b"], (await WaitingAsync(test, sink, "v1")).Select(waiting => waiting.End.JobId));
    }

    [Fact]
    public async Task A_rejected_end_is_a_dead_letter_at_once_and_an_accepted_one_is_gone()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        ScriptedSink sink = new(end => end.JobId == "a" ? Delivery.Rejected("unknown") : Delivery.Accepted);
        await test.AddAsync(new OutboxTable([sink]), TestDatabase.End("a"), TestDatabase.End("b"));

        foreach (WaitingEnd waiting in await WaitingAsync(test, sink, "v1"))
            Assert.True(await DeliverAsync(test, sink, waiting));

        FleetLag lag = await test.History.MeasureLagAsync(CancellationToken.None);
        Assert.Equal((0, 1), (lag.Waiting, lag.DeadLetters));
    }

    [Fact]
    public async Task A_refusal_and_a_dead_letter_are_one_line_each_which_names_what_was_not_delivered()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        Queue<Delivery> answers = new([Delivery.TryAgain("HTTP 503"), Delivery.Rejected("HTTP 400")]);
        ScriptedSink sink = new(_ => answers.Dequeue());
        await test.AddAsync(new OutboxTable([sink]), TestDatabase.End("a") with { Item = "sql\n01" });

        for (int i = 0; i < 2; i++)
            await DeliverAsync(test, sink, Assert.Single(await WaitingAsync(test, sink, "v1")));

        Assert.Equal(
            [
                "Sink 'scripted' did not accept the end of job a of sql 01 in v1 in attempt 1: HTTP 503",
                "The end of job a of sql 01 in v1 is a dead letter of sink 'scripted' after attempt 2: HTTP 400",
            ],
            _log.Lines);
        Assert.Equal([LogLevel.Warning, LogLevel.Error], _log.Levels);
    }

    [Fact]
    public async Task A_sink_that_works_again_is_one_line_a_minute_at_most()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        Queue<Delivery> answers = new(
            [
                Delivery.TryAgain("busy"), Delivery.TryAgain("busy"), Delivery.Accepted,
                Delivery.TryAgain("busy"), Delivery.Accepted, Delivery.Accepted,
            ]);
        ScriptedSink sink = new(_ => answers.Dequeue());
        await test.AddAsync(
            new OutboxTable([sink]), TestDatabase.End("a"), TestDatabase.End("b"), TestDatabase.End("c"), TestDatabase.End("d"));
        Deliverer deliverer = Deliverer(test);

        for (int i = 0; i < 5; i++)
            await DeliverAsync(deliverer, test, sink, (await WaitingAsync(test, sink, "v1"))[0]);
        Assert.Equal(
            "Sink 'scripted' accepts messages again; attempts that failed since it last did: 2.", Assert.Single(Recoveries()));
        _time.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(deliverer, test, sink, (await WaitingAsync(test, sink, "v1"))[0]);

        Assert.EndsWith("since it last did: 1.", Recoveries()[1], StringComparison.Ordinal);
    }

    private string[] Recoveries() => [.. _log.Lines.Where((_, index) => _log.Levels[index] == LogLevel.Information)];

    [Fact]
    public async Task A_sink_that_hangs_is_given_up_in_time()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        ScriptedSink sink = new(_ => null);
        await test.AddAsync(new OutboxTable([sink]), TestDatabase.End("a"));

        Task<bool> delivery = DeliverAsync(test, sink, (await WaitingAsync(test, sink, "v1"))[0]);
        _time.Advance(_options.DeliveryTimeout);

        Assert.False(await delivery);
        Assert.Equal(1, (await WaitingAsync(test, sink, "v1"))[0].Attempts);
    }

    private Deliverer Deliverer(TestDatabase test) => new(_options, _time, test.Writer, new FleetProbe(), _log);

    private Task<bool> DeliverAsync(TestDatabase test, ScriptedSink sink, WaitingEnd waiting) =>
        DeliverAsync(Deliverer(test), test, sink, waiting);

    private static Task<bool> DeliverAsync(Deliverer deliverer, TestDatabase test, ScriptedSink sink, WaitingEnd waiting) =>
        deliverer.DeliverAsync(sink, waiting, test.Fence(), CancellationToken.None);

    private static async Task<List<WaitingEnd>> WaitingAsync(TestDatabase test, ScriptedSink sink, string vault)
    {
        await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);
        return await OutboxTable.ListAsync(connection, sink.Name, TestDatabase.End("a", vault: vault).VaultId, 10, CancellationToken.None);
    }

    private async Task<List<string>> DueAsync(TestDatabase test, ScriptedSink sink)
    {
        await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);
        return await OutboxTable.ListDueAsync(
            connection, sink.Name, [test.Fence().Shard], _time.GetUtcNow(), _time.GetUtcNow() + (2 * _options.LongestDeliveryBackoff), 10,
            CancellationToken.None);
    }

    private sealed class ScriptedSink(Func<JobEnd, Delivery?> script) : IEndSink
    {
        public string Name => "scripted";

        public bool Accepts(JobEnd jobEnd) => true;

        public async Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken)
        {
            Delivery? result = script(jobEnd);
            if (result is null)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return result!;
        }
    }
}
