namespace BackupJobs.Emulator;

/// <summary>A 429 now and then.</summary>
public sealed record Throttle
{
    /// <summary>Every request whose number is a multiple of this is refused; 1 refuses all.</summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>The code of the error. <c>CloudDosAbsoluteLimitReached</c> is one that must not be tried again.</summary>
    public string Code { get; init; } = "TooManyRequests";

    /// <summary>The header that comes with it.</summary>
    public RetryAfter RetryAfter { get; init; } = new() { Delay = TimeSpan.FromSeconds(5) };
}
