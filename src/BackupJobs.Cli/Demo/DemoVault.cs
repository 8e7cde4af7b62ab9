using BackupJobs.Emulator;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>A local vault emulator with a fast clock, and a connection to it.</summary>
internal sealed class DemoVault : IAsyncDisposable
{
    private readonly BackupVaultEmulator _emulator;

    private DemoVault(BackupVaultEmulator emulator)
    {
        _emulator = emulator;
        Connection = new Connection(
            VaultScope.Of(VaultId.Parse(emulator.VaultPath)), emulator.Endpoint, new FixedToken("demo"), TimeProvider.System);
    }

    public Connection Connection { get; }

    public Uri Endpoint => _emulator.Endpoint;

    /// <summary>Fast polling for the fast clock.</summary>
    public static WaitOptions Pace(IProgress<JobUpdate>? progress = null)
    {
        PollingDelay delay = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
        return new WaitOptions { OperationDelay = delay, JobDelay = delay, Progress = progress };
    }

    public static async Task<DemoVault> StartAsync(DemoEnding ending, double speed, CancellationToken cancellationToken) =>
        new(await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions
            {
                Speed = speed,
                Behavior = new VaultBehavior { JobOutcome = Outcome(ending), JobLength = Length(ending) }
            },
            cancellationToken).ConfigureAwait(false));

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    // Only the first task can be cancelled, so it must be long enough even on a slow machine.
    private static TimeSpan? Length(DemoEnding ending) => ending == DemoEnding.Cancelled ? TimeSpan.FromHours(8) : null;

    private static Emulator.SimulatedOutcome Outcome(DemoEnding ending) => ending switch
    {
        DemoEnding.Warnings => Emulator.SimulatedOutcome.CompletedWithWarnings,
        DemoEnding.Failed => Emulator.SimulatedOutcome.Failed,
        _ => Emulator.SimulatedOutcome.Completed,
    };
}
