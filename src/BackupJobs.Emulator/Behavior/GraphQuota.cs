namespace BackupJobs.Emulator;

/// <summary>
/// Quota of queries of Resource Graph for each caller (token), on the clock of <see cref="BackupVaultOptions.TimeProvider"/>. Each
/// response has its headers <c>x-ms-user-quota-remaining</c> and <c>x-ms-user-quota-resets-after</c>; a query too many gets 429.
/// </summary>
public sealed record GraphQuota
{
    /// <summary>Queries in a window.</summary>
    public int Queries { get; init; } = 15;

    /// <summary>Length of a window, which begins with a query.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the body of a 429 is empty, as has been seen, instead of the service's error.</summary>
    public bool EmptyBody { get; init; }
}
