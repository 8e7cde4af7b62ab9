using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>How the delivery of a webhook ended.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Whether the receiver has accepted the message, with a status of 2xx.</summary>
    public required bool IsDelivered { get; init; }

    /// <summary>Whether sending the message again later may succeed; false if it is delivered or was refused permanently.</summary>
    public required bool CanRetry { get; init; }

    /// <summary>How often the message was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last status of the receiver; null if it did not answer.</summary>
    public int? Status { get; init; }

    /// <summary>The pause that the receiver asked for last; null if it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why the message was not delivered, without secrets; null if it was.</summary>
    public string? Error { get; init; }

    /// <summary>All members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
