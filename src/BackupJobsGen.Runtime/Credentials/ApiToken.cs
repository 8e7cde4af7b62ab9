namespace BackupJobsGen.Runtime;

/// <summary>An access token of an authority.</summary>
/// <param name="Value">The token itself, a secret.</param>
/// <param name="ExpiresOn">From when on the service refuses the token.</param>
/// <param name="RefreshOn">From when on a new token is requested while this one is still sent; null: two minutes before it expires.</param>
public readonly record struct ApiToken(string Value, DateTimeOffset ExpiresOn, DateTimeOffset? RefreshOn = null)
{
    /// <summary>When the token expires; never the token itself.</summary>
    public override string ToString() => FormattableString.Invariant($"A token that expires on {ExpiresOn:O}");
}
