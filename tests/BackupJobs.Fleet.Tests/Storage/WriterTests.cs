using System.Data.Common;

namespace BackupJobs.Fleet.Tests.Storage;

public class WriterTests
{
    private static readonly IOutbox Nobody = new OutboxTable([]);

    [Fact]
    public async Task A_write_is_refused_when_another_process_has_taken_the_shard()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        List<int> fenced = [];
        test.Writer.Fenced += lost => fenced.Add(lost.Fence.Shard);
        Fence mine = test.Fence();
        OwnedShards other = new(test.Database, test.Signal, TimeProvider.System);
        await other.TakeAsync([mine.Shard], CancellationToken.None);

        await Assert.ThrowsAsync<FencedException>(() => test.AddAsync(Nobody, TestDatabase.End("a")));

        Assert.Equal([mine.Shard], fenced);
        Assert.Empty((await test.History.ListJobsAsync(null, CancellationToken.None)).Jobs);
        await Assert.ThrowsAsync<FencedException>(async () =>
        {
            await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);
            await Shards.CheckAsync(connection, test.Owned.All, CancellationToken.None);
        });
    }

    [Fact]
    public async Task A_host_that_has_waited_long_enough_disposes_of_it_before_it_has_stopped()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        test.Writer.Dispose();

        await test.Writer.StopAsync();
    }

    [Fact]
    public async Task A_refused_write_does_not_take_others_with_it()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        Fence lost = new(1, 999);
        Task[] writes =
        [
            .. Enumerable.Range(0, 40).Select(number => test.WriteAsync(
                (transaction, token) => number == 7
                    ? transaction.ExecuteAsync("insert into nothing values (1)", token)
                    : HistoryTable.AddAsync(transaction, TestDatabase.End($"j{number}"), token),
                number == 3 ? lost : null)),
        ];

        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(writes));

        Assert.Equal([3, 7], Enumerable.Range(0, writes.Length).Where(number => writes[number].IsFaulted));
        Assert.Equal(38, (await test.History.ListJobsAsync(null, CancellationToken.None)).Jobs.Count);
    }

    [Fact]
    public async Task An_end_is_in_the_history_once_whatever_its_outcome_becomes()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();

        await test.AddAsync(Nobody, TestDatabase.End("a", JobOutcome.Failed), TestDatabase.End("A"), TestDatabase.End("b"));

        FleetJobPage page = await test.History.ListJobsAsync(null, CancellationToken.None);
        Assert.Equal(2, page.Jobs.Count);
        Assert.Equal(JobOutcome.Failed, page.Jobs.Single(job => job.JobId == "a").Outcome);
    }

    [Fact]
    public void A_process_without_a_confirmation_does_nothing()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        FleetHealth health = new(time, Microsoft.Extensions.Logging.Abstractions.NullLogger<FleetHealth>.Instance);
        Assert.False(health.MayWork);

        health.Confirm(time.GetTimestamp());
        Assert.True(health.MayWork);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(health.MayWork);
    }
}
