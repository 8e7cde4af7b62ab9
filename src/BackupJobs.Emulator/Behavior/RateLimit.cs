namespace BackupJobs.Emulator;

/// <summary>
/// Token buckets of the resource manager, one pair per subscription and token. They refill on the clock of
/// <see cref="BackupVaultOptions.TimeProvider"/>, regardless of <see cref="VaultClock.Speed"/>.
/// </summary>
public sealed record RateLimit
{
    /// <summary>Capacity of the bucket for reads.</summary>
    public int Reads { get; init; } = 250;

    /// <summary>Reads that are refilled per second.</summary>
    public double ReadsPerSecond { get; init; } = 25;

    /// <summary>Capacity of the bucket for writes.</summary>
    public int Writes { get; init; } = 200;

    /// <summary>Writes that are refilled per second.</summary>
    public double WritesPerSecond { get; init; } = 10;
}
