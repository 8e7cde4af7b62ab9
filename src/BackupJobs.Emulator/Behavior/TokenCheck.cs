namespace BackupJobs.Emulator;

/// <summary>Requires a bearer token.</summary>
public sealed record TokenCheck
{
    /// <summary>The only token that is accepted; null accepts any.</summary>
    public string? Token { get; init; }

    /// <summary>Whether every token is rejected as expired.</summary>
    public bool Expired { get; init; }
}
