using System.Globalization;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Generates jobs of all types, the newest close to <c>now</c>. The same seed and time produce the same jobs.</summary>
internal static class JobSeeder
{
    // Most items of a real vault are virtual machines. The first few jobs still contain every type.
    private static readonly int[] Weights = [50, 10, 12, 15, 5, 6, 2];

    public static IEnumerable<JobDefinition> Jobs(int count, int seed, DateTimeOffset now)
    {
        Random random = new(seed);
        DateTimeOffset start = now;
        for (int i = 0; i < count; i++)
        {
            // About 120 jobs per day: 10,000 jobs cover a quarter of a year.
            start -= TimeSpan.FromTicks(random.NextInt64(TimeSpan.FromMinutes(24).Ticks));
            JobTemplate template = i < JobTemplate.All.Count ? JobTemplate.All[i] : JobTemplate.All[Weighted(random)];
            yield return Job(random, template, start);
        }
    }

    /// <summary>Restores in the paired region, with activity IDs that are not GUIDs.</summary>
    public static IEnumerable<JobDefinition> CrossRegionJobs(int count, int seed, DateTimeOffset now)
    {
        Random random = new(~seed);
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset start = now - TimeSpan.FromHours(20 * i) - TimeSpan.FromSeconds(random.Next(3600));
            JobDefinition job =
                JobTemplate.VirtualMachine.NewJob(NewGuid(random), "CrossRegionRestore", "server" + random.Next(1, 60), start);
            yield return job with { ActivityId = NewGuid(random)
                + start.ToString("-yyyy-MM-dd'T'HH:mm:ss'Z-Ibz'", CultureInfo.InvariantCulture) };
        }
    }

    private static JobDefinition Job(Random random, JobTemplate template, DateTimeOffset start)
    {
        string operation = random.Next(10) < 7 ? template.Operations[0] : template.Operations[random.Next(template.Operations.Length)];
        JobDefinition job = template.NewJob(NewGuid(random), operation, "server" + random.Next(1, 60), start);
        job = job with { ActivityId = NewGuid(random), Length = job.Length * (0.5 + (4 * random.NextDouble() * random.NextDouble())) };
        return random.Next(100) switch
        {
            < 6 => job with { Outcome = SimulatedOutcome.Failed },
            < 12 => job with { Outcome = SimulatedOutcome.CompletedWithWarnings },
            < 15 => job with { CancelledAt = job.StartTime + (job.Length * 0.3) },
            _ => job,
        };
    }

    private static int Weighted(Random random)
    {
        int at = random.Next(Weights.Sum());
        int index = 0;
        while (at >= Weights[index])
            at -= Weights[index++];
        return index;
    }

    internal static string NewGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }
}
