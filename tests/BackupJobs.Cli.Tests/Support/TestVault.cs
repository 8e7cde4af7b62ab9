using BackupJobs.Emulator;

namespace BackupJobs.Cli.Tests;

/// <summary>A local vault emulator, and a shell whose environment variables refer to it.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    public const string Token = "token-of-a-test";

    private TestVault(BackupVaultEmulator emulator)
    {
        Emulator = emulator;
        Shell.Variables[Variables.Endpoint] = emulator.Endpoint.GetLeftPart(UriPartial.Authority);
        Shell.Variables[Variables.Vault] = emulator.VaultPath;
        Shell.Variables[Variables.Token] = Token;
    }

    public BackupVaultEmulator Emulator { get; }

    public TestShell Shell { get; } = new();

    public static async Task<TestVault> Start(double speed = 1, VaultBehavior? behavior = null) =>
        new(await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Speed = speed, OnlyThisVault = true, Behavior = behavior ?? new VaultBehavior() }));

    public Task<Ran> Run(params string[] arguments) => Shell.Run(arguments);

    /// <summary>Adds a job that started an hour ago and took ten minutes.</summary>
    public void AddEnded(string name, Emulator.SimulatedOutcome outcome = default, string item = "vm1", TimeSpan? ago = null) =>
        Emulator.Add(new JobDefinition
    {
        Name = name,
        EntityFriendlyName = item,
        Outcome = outcome,
        StartTime = Emulator.Clock.Now - (ago ?? TimeSpan.FromHours(1)),
        Length = TimeSpan.FromMinutes(10),
        Phases = [new JobPhase("Take Snapshot", 0.5), new JobPhase("Transfer data to vault", 0.5, RefusesCancel: true)],
        PropertyBag = [new JobProperty("VM Name", item)],
        Errors = [new JobError(400001, "Snapshot not taken", "The disk is gone.", "Attach the disk.")],
    });

    /// <summary>Adds a job that starts now.</summary>
    public void AddRunning(string name, TimeSpan length, Emulator.SimulatedOutcome outcome = default) => Emulator.Add(new JobDefinition
    {
        Name = name,
        Outcome = outcome,
        StartTime = Emulator.Clock.Now,
        Length = length,
    });

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
