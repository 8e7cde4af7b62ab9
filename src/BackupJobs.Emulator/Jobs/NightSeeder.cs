namespace BackupJobs.Emulator.Jobs;

/// <summary>Generates scheduled backups of all items of an estate, night by night. The same seed and time produce the same jobs.</summary>
internal static class NightSeeder
{
    /// <summary>The newest <paramref name="count"/> jobs, each with its vault.</summary>
    /// <param name="vaults">The estate.</param>
    /// <param name="count">Number of jobs.</param>
    /// <param name="seed">Seed of lengths and outcomes.</param>
    /// <param name="now">The newest backups ended some hours before.</param>
    /// <param name="failing">Names of the items all of whose backups fail.</param>
    public static IEnumerable<(HostedVault Vault, JobDefinition Job)> Jobs(
        IReadOnlyList<HostedVault> vaults, int count, int seed, DateTimeOffset now, IReadOnlyCollection<string> failing)
    {
        Random random = new(seed);
        (HostedVault Vault, EmulatedItem Item)[] items =
            [.. vaults.SelectMany(vault => vault.Definition.Items.Where(item => !item.IsStopped).Select(item => (vault, item)))];
        for (int i = 0; i < count && items.Length > 0; i++)
        {
            (HostedVault vault, EmulatedItem item) = items[i % items.Length];
            DateTimeOffset start = now - TimeSpan.FromHours(6 + (24 * (i / items.Length))) + TimeSpan.FromSeconds(random.Next(3600));
            JobDefinition job = ItemJobs.New(item, JobSeeder.NewGuid(random), "Backup", start);
            job = job with { ActivityId = JobSeeder.NewGuid(random) };
            job = job with { Length = job.Length * (0.5 + random.NextDouble()) };
            bool fails = failing.Contains(item.Name, StringComparer.OrdinalIgnoreCase)
                || failing.Contains(item.FriendlyName, StringComparer.OrdinalIgnoreCase);
            int lot = random.Next(100);
            yield return (vault, job with
            {
                Outcome = fails || lot < 3 ? SimulatedOutcome.Failed
                    : lot < 6 ? SimulatedOutcome.CompletedWithWarnings
                    : SimulatedOutcome.Completed,
            });
        }
    }
}
