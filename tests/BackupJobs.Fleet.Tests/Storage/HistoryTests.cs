using System.Data.Common;
using BackupJobs.Fleet.Tests.Reading;

namespace BackupJobs.Fleet.Tests.Storage;

public class HistoryTests
{
    private static readonly IOutbox Nobody = new OutboxTable([]);

    [Fact]
    public async Task Jobs_are_filtered_and_read_page_by_page()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(
            Nobody,
            [.. Enumerable.Range(0, 25).Select(
                n => TestDatabase.End($"j{n}", n % 5 == 0 ? JobOutcome.Failed : JobOutcome.Completed, n / 2))]);

        List<string> all = [];
        FleetJobFilter filter = new() { PageSize = 10 };
        do
        {
            FleetJobPage page = await test.History.ListJobsAsync(filter, CancellationToken.None);
            all.AddRange(page.Jobs.Select(job => job.JobId));
            filter = filter with { Page = page.Next };
        }
        while (filter.Page is not null);
        FleetJobPage failed = await test.History.ListJobsAsync(
            new FleetJobFilter { Outcomes = [JobOutcome.Failed], Subscription = "S1", Item = "VM1", Text = "j1" }, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(n => $"j{n}"), all);
        Assert.Equal(["j15", "j10"], failed.Jobs.Select(job => job.JobId));
        Assert.Equal(["Start it."], failed.Jobs[0].Recommendations);
        await Assert.ThrowsAsync<ArgumentException>(
            () => test.History.ListJobsAsync(new FleetJobFilter { Page = "'; drop table history" }, CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_account_of_the_service_may_read_the_files()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(Nobody, TestDatabase.End("a"));

        string[] files = Directory.GetFiles(test.Folder);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (string file in files.Where(file => !file.EndsWith(".pid", StringComparison.Ordinal)))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Text_with_wildcards_is_text()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(Nobody, TestDatabase.End("100%"), TestDatabase.End("100x"), TestDatabase.End("a_b"), TestDatabase.End("acb"));

        Assert.Equal("100%", Assert.Single(await FindAsync(test, "0%")).JobId);
        Assert.Equal("a_b", Assert.Single(await FindAsync(test, "A_B")).JobId);
    }

    [Fact]
    public async Task Items_have_their_last_end_and_their_last_success()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(
            Nobody, TestDatabase.End("a", JobOutcome.CompletedWithWarnings, 1), TestDatabase.End("b", JobOutcome.Failed, 2),
            TestDatabase.End("c", JobOutcome.Failed, 3, "v2"));

        IReadOnlyList<FleetItem> items = await test.History.ListItemsAsync("s1", CancellationToken.None);

        Assert.Equal([JobOutcome.Failed, JobOutcome.Failed], items.Select(item => item.LastOutcome));
        Assert.Equal(TestDatabase.End("a", minute: 1).Ended, items[0].LastSuccess);
        Assert.Null(items[1].LastSuccess);
    }

    [Theory]
    [InlineData(1, null, null, 0)]
    [InlineData(1, 4, null, 4)]
    // In backoff, the time still passes.
    [InlineData(9, 4, 500, 4)]
    [InlineData(2, null, 429, 0)]
    // It has its own metric and entry: a vault that was deleted is never read again.
    [InlineData(9, 4, 403, 5)]
    [InlineData(1, 4, 404, 5)]
    public async Task The_lag_counts_vaults_that_are_not_answered_and_not_those_that_refuse(
        int faults, int? lastRead, int? status, int expected)
    {
        DateTimeOffset night = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.WriteAsync(async (transaction, token) =>
        {
            await AddAsync(transaction, "fine", 0, 5, null, token);
            await AddAsync(transaction, "other", faults, lastRead, status, token);
        });

        FleetLag lag = await test.History.MeasureLagAsync(CancellationToken.None);
        Assert.Equal(night.AddMinutes(expected), lag.OldestRead);

        Task AddAsync(DbTransaction transaction, string vault, int count, int? read, int? fault, CancellationToken token) =>
            transaction.ExecuteAsync(
                "insert into vault (id, shard, subscription, tenant, kind, name, found, last_read, faults, fault_status) "
                + "values (@id, 0, 's', 't', 'RecoveryServices', 'v', @found, @read, @faults, @status)",
                token, ("id", vault), ("found", night.Milliseconds()),
                ("read", Sql.Number(read is { } minute ? night.AddMinutes(minute) : null)), ("faults", count),
                ("status", Sql.Number(fault)));
    }

    [Fact]
    public async Task A_job_is_found_with_its_json_ignoring_case()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        JobEnd end = TestDatabase.End("Job-1", JobOutcome.Failed);
        await test.AddAsync(Nobody, end);

        JobEnd? found = await test.History.FindJobAsync(end.VaultId.ToUpperInvariant(), "JOB-1", CancellationToken.None);

        Assert.Equal(end, found);
    }

    [Fact]
    public async Task Views_show_times_that_people_read()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(Nobody, TestDatabase.End("a", minute: 5));
        await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);

        List<string> ended = await connection.QueryAsync(
            "select ended_utc from fleet_jobs", row => row.GetString(0), CancellationToken.None);

        Assert.Equal(["2026-11-01T03:05:00.000Z"], ended);
        foreach (string view in (string[])["fleet_vaults", "fleet_gaps", "fleet_dead_letters"])
            Assert.Empty(await connection.QueryAsync($"select * from {view}", _ => 1, CancellationToken.None));
    }

    [Fact]
    public async Task Old_jobs_are_removed_unless_a_sink_waits_for_them()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.AddAsync(Nobody, TestDatabase.End("old", minute: 1), TestDatabase.End("new", minute: 9));
        await test.AddAsync(new OutboxTable([new MemorySink()]), TestDatabase.End("waiting", minute: 2));

        int removed = 0;
        await test.WriteAsync(async (transaction, token) =>
            removed = await HistoryTable.PruneAsync(transaction, TestDatabase.End("x", minute: 5).Ended, 100, token));

        Assert.Equal(1, removed);
        Assert.Equal(
            ["new", "waiting"], (await test.History.ListJobsAsync(null, CancellationToken.None)).Jobs.Select(job => job.JobId));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        await test.WriteAsync((transaction, token) => transaction.ExecuteAsync("insert into version values (99, 0)", token));

        FleetDatabaseException error =
            await Assert.ThrowsAsync<FleetDatabaseException>(() => test.Database.OpenAsync(CancellationToken.None));

        Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 4096));
        await using (SqliteDatabase database = new(file))
        {
            FleetDatabaseException error =
                await Assert.ThrowsAsync<FleetDatabaseException>(() => database.OpenAsync(CancellationToken.None));
            Assert.StartsWith($"The database {file} cannot be opened: ", error.Message, StringComparison.Ordinal);
        }

        foreach (string left in (string[])[file, file + ".lock", file + ".pid"])
            File.Delete(left);
    }

    private static async Task<IReadOnlyList<JobEnd>> FindAsync(TestDatabase test, string text) =>
        (await test.History.ListJobsAsync(new FleetJobFilter { Text = text }, CancellationToken.None)).Jobs;
}
