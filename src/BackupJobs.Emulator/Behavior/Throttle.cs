namespace BackupJobs.Emulator;

/// <summary>Replies with 429 to every n-th request.</summary>
public sealed record Throttle
{
    /// <summary>The n in "every n-th request"; 1 rejects every request.</summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>Error code. A client must not retry after <c>CloudDosAbsoluteLimitReached</c>.</summary>
    public string Code { get; init; } = "TooManyRequests";

    /// <summary>The <c>Retry-After</c> header.</summary>
    public RetryAfter RetryAfter { get; init; } = new() { Delay = TimeSpan.FromSeconds(5) };
}
