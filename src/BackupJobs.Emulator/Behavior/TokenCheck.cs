namespace BackupJobs.Emulator;

/// <summary>Asks for a bearer token.</summary>
public sealed record TokenCheck
{
    /// <summary>The only token that is accepted; null accepts any.</summary>
    public string? Token { get; init; }

    /// <summary>Answers as if the token had run out, whatever it is.</summary>
    public bool Expired { get; init; }
}
