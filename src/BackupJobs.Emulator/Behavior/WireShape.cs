namespace BackupJobs.Emulator;

/// <summary>How the vault writes the values for which the service has had several forms.</summary>
public sealed record WireShape
{
    /// <summary>The service of today: actions as text, ISO durations, <c>0001-01-01T00:00:00</c> for times that are not there yet.</summary>
    public static WireShape Modern { get; } = new();

    /// <summary>The service of 2018: actions as integers, durations as <c>hh:mm:ss.fffffff</c>.</summary>
    public static WireShape Legacy { get; } = new() { IntegerActions = true, OldDurations = true, MixedCaseIds = true };

    /// <summary>To the letter of the document, for clients that break on anything else.</summary>
    public static WireShape Strict { get; } = new() { SentinelTimes = false };

    /// <summary>Writes <c>actionsInfo</c> as <c>[1]</c> instead of <c>["Cancellable"]</c>.</summary>
    public bool IntegerActions { get; init; }

    /// <summary>Writes durations as <c>00:20:23.0896697</c> instead of <c>PT20M23.0896697S</c>.</summary>
    public bool OldDurations { get; init; }

    /// <summary>Writes <c>0001-01-01T00:00:00</c>, without zone, where there is no time yet, instead of leaving the member out.</summary>
    public bool SentinelTimes { get; init; } = true;

    /// <summary>Writes <c>/Subscriptions/</c> and <c>microsoft.recoveryservices</c> in the ids of details, unlike in lists.</summary>
    public bool MixedCaseIds { get; init; }
}
