namespace BackupJobs.Emulator;

/// <summary>Token buckets of the resource manager, one pair for each subscription and token. Times are the client's, not the vault's.</summary>
public sealed record RateLimit
{
    /// <summary>Reads in a full bucket.</summary>
    public int Reads { get; init; } = 250;

    /// <summary>Reads that come back in a second.</summary>
    public double ReadsPerSecond { get; init; } = 25;

    /// <summary>Writes in a full bucket.</summary>
    public int Writes { get; init; } = 200;

    /// <summary>Writes that come back in a second.</summary>
    public double WritesPerSecond { get; init; } = 10;
}
