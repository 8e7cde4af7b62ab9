using System.Collections.Concurrent;
using System.Text;

namespace BackupJobs.Tests.Reading;

/// <summary>
/// The reference reader judges the shipped client's records: the same values, the same kept members or the same fault of the same
/// payload.
/// </summary>
public class ReadersAgreeTests
{
    private const int Chunk = 1000;

    private static readonly ReferenceSchemas Schemas = new();
    private static readonly Samples Payloads = new(Schemas);

    [Fact]
    public async Task Whole_payloads_are_read_alike()
    {
        ReaderCheck check = new(Schemas);
        foreach (byte[] job in Payloads.Jobs.Select(static job => Encoding.UTF8.GetBytes(job.Text(" "))))
        {
            Assert.Null(await check.JobAsync(job));
            Assert.Null(await check.JobOfClientAsync(job));
        }

        foreach (byte[] page in Payloads.Pages.Select(static page => Encoding.UTF8.GetBytes(page.Text("\n"))))
        {
            Assert.Null(await check.PageAsync(page));
            Assert.Null(await check.PageOfClientAsync(page));
        }
    }

    [Fact]
    public async Task Mutated_payloads_are_read_alike()
    {
        int cases = LongTests.AreAsked ? 1_000_000 : 50_000;
        ConcurrentQueue<string> differences = new();

        await Parallel.ForEachAsync(Enumerable.Range(0, cases / Chunk), async (chunk, _) =>
        {
            ReaderCheck check = new(Schemas);
            for (int number = chunk * Chunk; number < (chunk + 1) * Chunk; number++)
            {
                // A seed of its own for each case: one that fails can be run again alone.
                Random random = new(number);
                IReadOnlyList<JsonTree> seeds = number % 2 == 0 ? Payloads.Jobs : Payloads.Pages;
                byte[] payload = new Mutation(random, Payloads.Names).Break(seeds[random.Next(seeds.Count)]);
                string? difference = await ((number % 8) switch
                {
                    0 => check.JobOfClientAsync(payload),
                    1 => check.PageOfClientAsync(payload),
                    2 or 4 or 6 => check.JobAsync(payload),
                    _ => check.PageAsync(payload),
                });
                if (difference is not null)
                    differences.Enqueue($"case {number}: {difference}\n{Encoding.UTF8.GetString(payload)}");
            }
        });

        Assert.True(differences.IsEmpty, string.Join('\n', differences.Take(5)));
    }
}
