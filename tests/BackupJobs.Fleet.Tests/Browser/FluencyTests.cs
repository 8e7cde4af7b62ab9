using System.Diagnostics;
using System.Globalization;
using BackupJobs.Fleet.Tests.Storage;
using Xunit.Abstractions;

namespace BackupJobs.Fleet.Tests.Browser;

/// <summary>The page over a real database with 100,000 jobs of one day in 1,000 vaults. Sizes are checked, and times are printed: they are
/// the machine's.</summary>
public class FluencyTests(ITestOutputHelper output)
{
    private const string Folder = "tests/BackupJobs.Fleet.Tests/Browser/page";
    private const int Vaults = 1_000;
    private const int Jobs = 100_000;
    private const int Batch = 5_000;

    [Fact]
    public async Task A_hundred_thousand_jobs_are_pages_of_limited_size()
    {
        await using TestDatabase test = await FilledAsync();
        await using WebFleet web = await WebFleet.StartAsync(test.History, new FakeFleet());

        foreach (string path in (string[])
            ["api/overview", "api/jobs", "api/jobs?outcome=Failed", "api/jobs?text=vm77", "api/vaults", "api/night?from={from}&to={to}"])
        {
            string time = DateTimeOffset.UtcNow.AddHours(-12).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            string now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            string address = path.Replace("{from}", time, StringComparison.Ordinal).Replace("{to}", now, StringComparison.Ordinal);
            long began = Stopwatch.GetTimestamp();
            byte[] answer = await web.Http.GetByteArrayAsync(address);
            output.WriteLine($"{path}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms, {answer.Length / 1024} KB");
            Assert.InRange(answer.Length, 1, 1024 * 1024);
        }
    }

    [ProgramFact("chromium", Folder)]
    public async Task Chromium_shows_a_hundred_thousand_jobs_with_few_elements()
    {
        await using TestDatabase test = await FilledAsync();
        await using WebFleet web = await WebFleet.StartAsync(test.History, new FakeFleet());
        string folder = Path.Combine(Repository.Root, Folder);

        (int exitCode, string text) = await Programs.RunAsync(
            "node", [Path.Combine(folder, "measure.mjs"), web.Address.ToString().TrimEnd('/'), Programs.Find("chromium")!], folder: folder);

        output.WriteLine(text);
        Assert.True(exitCode == 0, text);
        string[][] views = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        Assert.Equal(5, views.Length);
        Assert.All(views, view => Assert.InRange(long.Parse(view[3], CultureInfo.InvariantCulture), 1, 2 * 1024 * 1024));
        // The night has a bar for each job of its 50 vaults; the lists keep what is on the screen.
        Assert.All(views, view => Assert.InRange(
            int.Parse(view[4], CultureInfo.InvariantCulture), 10, view[0] == "/night" ? 10_000 : 2_000));
    }

    private static async Task<TestDatabase> FilledAsync()
    {
        TestDatabase test = await TestDatabase.OpenAsync();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        VaultRow[] vaults = [.. Enumerable.Range(0, Vaults).Select(Vault)];
        await test.WriteAsync((transaction, token) => VaultTable.AddAsync(transaction, vaults, token));
        for (int first = 0; first < Jobs; first += Batch)
        {
            int begin = first;
            await test.WriteAsync(async (transaction, token) =>
            {
                for (int job = begin; job < begin + Batch; job++)
                    await HistoryTable.AddAsync(transaction, Job(job, now), token);
            });
        }

        return test;
    }

    private static VaultRow Vault(int number) => new()
    {
        Id = TestDatabase.End("x", vault: $"v{number}").VaultId,
        Shard = Shards.OfSubscription("t", "s1"),
        Subscription = "s1",
        Tenant = "t",
        Kind = VaultKind.RecoveryServices,
        Name = $"v{number}",
        Found = DateTimeOffset.UtcNow,
    };

    private static JobEnd Job(int number, DateTimeOffset now)
    {
        JobOutcome outcome = number % 37 == 0 ? JobOutcome.Failed : JobOutcome.Completed;
        JobEnd end = TestDatabase.End($"j{number}", outcome, vault: $"v{number % Vaults}");
        DateTimeOffset ended = now.AddSeconds(-number * 0.8);
        return end with { Item = $"vm{number % 5_000}", Started = ended.AddMinutes(-20), Ended = ended, Seen = ended };
    }
}
