namespace BackupJobs.Emulator;

/// <summary>Wire format of values that the service has written in several forms.</summary>
public sealed record WireShape
{
    /// <summary>The current service: actions as strings, ISO 8601 durations, <c>0001-01-01T00:00:00</c> for unknown times.</summary>
    public static WireShape Modern { get; } = new();

    /// <summary>The service of 2018: actions as integers, durations as <c>hh:mm:ss.fffffff</c>.</summary>
    public static WireShape Legacy { get; } = new() { IntegerActions = true, OldDurations = true, MixedCaseIds = true };

    /// <summary>Exactly as documented, for clients that cannot read anything else.</summary>
    public static WireShape Strict { get; } = new() { SentinelTimes = false };

    /// <summary>Whether <c>actionsInfo</c> is written as <c>[1]</c> instead of <c>["Cancellable"]</c>.</summary>
    public bool IntegerActions { get; init; }

    /// <summary>Whether durations are written as <c>00:20:23.0896697</c> instead of <c>PT20M23.0896697S</c>.</summary>
    public bool OldDurations { get; init; }

    /// <summary>
    /// Whether an unknown time is written as <c>0001-01-01T00:00:00</c> (without a zone). Otherwise the member is absent.
    /// </summary>
    public bool SentinelTimes { get; init; } = true;

    /// <summary>
    /// Whether job details, unlike lists, have <c>/Subscriptions/</c> and <c>microsoft.recoveryservices</c> in their IDs.
    /// </summary>
    public bool MixedCaseIds { get; init; }
}
