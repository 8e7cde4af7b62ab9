namespace BackupJobs.Emulator.Http;

/// <summary>Creates GUIDs for operations and jobs: repeatable with a seed, random without.</summary>
internal sealed class IdSource(int? seed)
{
    private readonly Random _random = seed is { } fixedSeed ? new Random(fixedSeed) : new Random();

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_random)
            _random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }
}
