namespace BackupJobs.Emulator;

/// <summary>A <c>Retry-After</c> header.</summary>
public sealed record RetryAfter
{
    /// <summary>How it is written.</summary>
    public RetryAfterForm Form { get; init; }

    /// <summary>How long to wait, in vault time: divided by the clock's speed, rounded up to whole seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Ways to write <c>Retry-After</c>.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds.</summary>
    Seconds,

    /// <summary>A date of RFC 9110 on the client's clock.</summary>
    HttpDate,

    /// <summary>Not at all, as in 2022 for restore and cancel.</summary>
    Missing,
}
