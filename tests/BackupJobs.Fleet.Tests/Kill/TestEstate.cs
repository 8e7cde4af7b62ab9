using BackupJobs.Emulator;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>An estate whose jobs the test starts, so that it knows the truth.</summary>
internal sealed class TestEstate : IAsyncDisposable
{
    private readonly List<string> _keys = [];
    private readonly Random _random = new(7);

    private TestEstate(BackupVaultEmulator emulator) => Emulator = emulator;

    public BackupVaultEmulator Emulator { get; }

    /// <summary>Keys of all jobs.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>Requests that were refused because the budget was exceeded.</summary>
    public int Throttled => Emulator.Requests.Count(request => request.Status == 429);

    public static async Task<TestEstate> StartAsync(int vaults)
    {
        EmulatedVault[] all = [.. Enumerable.Range(0, vaults).Select(Vault)];
        return new TestEstate(await BackupVaultEmulator.StartAsync(new BackupVaultOptions
        {
            Vaults = all,
            RecordedRequests = 1_000_000,
            Behavior = new VaultBehavior { RateLimit = new RateLimit(), GraphDelay = TimeSpan.FromSeconds(1) },
        }));
    }

    /// <summary>Starts jobs in vaults at random, which end within some seconds.</summary>
    public void StartJobs(int count)
    {
        for (int i = 0; i < count; i++)
        {
            EmulatedVault vault = Emulator.Vaults[_random.Next(Emulator.Vaults.Count)];
            Add(vault, Emulator.Clock.Now, TimeSpan.FromSeconds(0.2 + (4 * _random.NextDouble())));
        }
    }

    /// <summary>Adds a job to each vault of a kind that started in the past and ended some minutes later.</summary>
    public void AddEnded(EmulatedVaultKind kind, TimeSpan ago)
    {
        foreach (EmulatedVault vault in Emulator.Vaults.Where(vault => vault.Kind == kind))
            Add(vault, Emulator.Clock.Now - ago, TimeSpan.FromMinutes(5));
    }

    /// <summary>Adds a job to the first vault.</summary>
    /// <returns>Its id.</returns>
    public string AddJob(TimeSpan ago, TimeSpan length) => Add(Emulator.Vaults[0], Emulator.Clock.Now - ago, length);

    private string Add(EmulatedVault vault, DateTimeOffset start, TimeSpan length)
    {
        string name = new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)_random.Next(256))]).ToString();
        Emulator.Add(vault.Path, new JobDefinition
        {
            Name = name,
            Item = vault.Items[0],
            EntityFriendlyName = vault.Items[0].FriendlyName,
            StartTime = start,
            Length = length,
            Outcome = _random.Next(4) == 0 ? SimulatedOutcome.Failed : SimulatedOutcome.Completed,
        });
        _keys.Add(EndKey.Of(vault.Path, name));
        return name;
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static EmulatedVault Vault(int index) => new()
    {
        SubscriptionId = $"aaaaaaaa-0000-4000-8000-{index % 5:x12}",
        ResourceGroup = "rg-backup",
        Name = $"vault{index}",
        Kind = index % 2 == 0 ? EmulatedVaultKind.RecoveryServices : EmulatedVaultKind.BackupVault,
        Tags = new Dictionary<string, string> { ["team"] = $"team{index % 2}" },
        Items = [index % 2 == 0 ? EmulatedItem.VirtualMachine($"vm{index}") : EmulatedItem.Disk($"disk{index}")],
    };
}
