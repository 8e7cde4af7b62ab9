namespace BackupJobs.Emulator.Http;

/// <summary>GUIDs for what requests start: repeatable with a seed, else different in each run.</summary>
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
