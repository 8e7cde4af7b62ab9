namespace BackupJobs.Emulator;

/// <summary>A <c>Retry-After</c> header.</summary>
public sealed record RetryAfter
{
    /// <summary>Format of the value.</summary>
    public RetryAfterForm Form { get; init; }

    /// <summary>
    /// Delay on the emulator's clock. The header has the real time: the delay divided by <see cref="VaultClock.Speed"/>, rounded
    /// up to whole seconds.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Formats of <c>Retry-After</c>.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds.</summary>
    Seconds,

    /// <summary>An HTTP date (RFC 9110).</summary>
    HttpDate,

    /// <summary>No header, as seen in 2022 for restore and cancel.</summary>
    Missing,
}
