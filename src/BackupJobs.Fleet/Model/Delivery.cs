namespace BackupJobs.Fleet;

/// <summary>The result of one attempt to deliver an end to a sink.</summary>
public sealed record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The sink has the end.</summary>
    public static Delivery Accepted { get; } = new() { IsAccepted = true };

    /// <summary>Whether the sink has the end.</summary>
    public bool IsAccepted { get; private init; }

    /// <summary>Whether the sink refuses the end permanently, so that it becomes a dead letter at once.</summary>
    public bool IsRejected { get; private init; }

    /// <summary>Why the end was not accepted, without secrets; null if it was.</summary>
    public string? Reason { get; private init; }

    /// <summary>The earliest time for another attempt, as the sink asks for it; null for the usual backoff.</summary>
    public TimeSpan? After { get; private init; }

    /// <summary>The sink may accept the end later. After the last attempt it becomes a dead letter.</summary>
    /// <param name="reason">Why, without secrets.</param>
    /// <param name="after">The earliest time for another attempt; null for the usual backoff.</param>
    public static Delivery TryAgain(string reason, TimeSpan? after = null) => new() { Reason = reason, After = after };

    /// <summary>The sink will never accept the end.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public static Delivery Rejected(string reason) => new() { IsRejected = true, Reason = reason };
}
