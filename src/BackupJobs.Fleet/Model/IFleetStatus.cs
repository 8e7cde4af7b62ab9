namespace BackupJobs.Fleet;

/// <summary>What this process does right now, from memory. <see cref="IFleetHistory"/> has what all processes know.</summary>
public interface IFleetStatus
{
    /// <summary>Whether the database is open and this process reads, or is ready to take shards.</summary>
    bool IsReady { get; }

    /// <summary>Why the process is not ready, without secrets; null if it is.</summary>
    string? NotReadyReason { get; }

    /// <summary>When the process was ready last, or its start if it never was, UTC; null if it is ready.</summary>
    DateTimeOffset? NotReadySince { get; }

    /// <summary>Since when this process asks Azure and nothing is read, UTC; null if something is, or nothing is due.</summary>
    DateTimeOffset? NothingReadSince { get; }

    /// <summary>Why no tenant could be searched since the start of the process, without secrets; null once one was.</summary>
    string? UnsearchedReason { get; }

    /// <summary>Shards that this process owns, ascending.</summary>
    IReadOnlyList<int> OwnedShards { get; }

    /// <summary>Vaults that this process watches.</summary>
    int Vaults { get; }

    /// <summary>Vaults whose next read is due, but waits for the budget or a worker.</summary>
    int DueVaults { get; }

    /// <summary>Budgets of the subscriptions that this process reads.</summary>
    IReadOnlyList<SubscriptionBudget> Budgets { get; }

    /// <summary>Requests that were sent to vaults and Resource Graph since the start of the process.</summary>
    long Requests { get; }

    /// <summary>Ends that were committed by this process since its start.</summary>
    long Ends { get; }
}

/// <summary>What is left of a subscription's budget of requests.</summary>
/// <param name="Subscription">Id of the subscription, in lower case.</param>
/// <param name="Left">Requests that may be sent at once.</param>
/// <param name="PausedUntil">When the service allows requests again, UTC; null if it does not pause.</param>
public sealed record SubscriptionBudget(string Subscription, double Left, DateTimeOffset? PausedUntil);
