using BackupJobs.Cli.FleetApi;

namespace BackupJobs.Cli;

/// <summary>Which of the ended jobs of a fleet are listed. All conditions that are set must hold.</summary>
internal sealed record FleetFilter
{
    /// <summary>Only jobs that started at or after this time; null for no lower bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only jobs that started before this time; null for no upper bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How the jobs ended; empty for all.</summary>
    public IReadOnlyList<JobOutcome> Outcomes { get; init; } = [];

    /// <summary>Operation of the jobs; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>Kind of the items; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Display names of items, with <c>*</c> for any characters; empty for all.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Vaults; empty for all.</summary>
    public IReadOnlyList<FleetVaultPattern> Vaults { get; init; } = [];

    /// <summary>Ids of subscriptions; empty for all.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>A part of the job's id; null for all.</summary>
    public string? JobPart { get; init; }

    /// <summary>The subscription that the fleet filters; null if it cannot. It refuses what is not an ID.</summary>
    public string? OnlySubscription => Subscriptions is [string one] && Guid.TryParse(one, out _) ? one : null;

    /// <summary>The vault that the fleet filters; null if it cannot.</summary>
    public VaultId? OnlyVault => Vaults is [{ Id: { } one }] ? one : null;

    /// <summary>The item that the fleet filters; null if it cannot. Its database compares other letters than ASCII with their
    /// case.</summary>
    public string? OnlyItem => Items is [string one] && !one.Contains('*', StringComparison.Ordinal) && one.All(char.IsAscii) ? one : null;

    /// <summary>What the fleet looks for in jobs and vaults; null for nothing.</summary>
    public string? Text => JobPart ?? (Vaults is [{ Literal: { } name }] ? name : null);

    /// <summary>Whether a job of the fleet's answer is wanted: most conditions are more exact than what the fleet filters.</summary>
    public bool Matches(EndedJob job) =>
        IsInTime(job)
        && (Outcomes.Count == 0 || Outcomes.Any(outcome => IsSame(outcome.ToString(), job.Outcome.Value)))
        && (Operation is null || IsSame(Operation, job.Operation))
        && (Type is null || IsSame(Type, job.ItemKind))
        && (Items.Count == 0 || Items.Any(pattern => Wildcard.Matches(pattern, job.Item)))
        && (Vaults.Count == 0 || Vaults.Any(vault => vault.Matches(job)))
        && (Subscriptions.Count == 0 || Subscriptions.Any(id => IsSame(id, job.Subscription)));

    // The fleet filters by the end of a job, the command by its start.
    private bool IsInTime(EndedJob job)
    {
        DateTimeOffset time = job.Started ?? job.Ended;
        return !(time < Since) && !(time >= Until);
    }

    private static bool IsSame(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
