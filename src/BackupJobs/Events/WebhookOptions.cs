using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Attempts and time limits of a <see cref="WebhookSender"/>.</summary>
public sealed record WebhookOptions
{
    /// <summary>How often a message is sent at most, 1 or more.</summary>
    /// <value>6.</value>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>Pauses between attempts, unless the receiver sends <c>Retry-After</c>.</summary>
    /// <value>1 s growing to 60 s, with jitter.</value>
    public PollingDelay Delay { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    /// <summary>How long one attempt may take.</summary>
    /// <value>20 s.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long all attempts and pauses for a message may take. A pause that would end later is not begun.</summary>
    /// <value>5 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Reports each failed attempt that is repeated, before the pause; <see cref="WebhookDelivery.Attempts"/> counts those so far. Null to
    /// report none.
    /// </summary>
    public IProgress<WebhookDelivery>? Retrying { get; init; }

    /// <summary>Clock of timestamps, pauses and limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
