namespace BackupJobsGen.Runtime;

/// <summary>What a request needs a credential for.</summary>
public sealed class CredentialRequest
{
    internal CredentialRequest()
    {
    }

    /// <summary>Name of the security scheme in the document.</summary>
    public required string Scheme { get; init; }

    /// <summary>The operationId of the document.</summary>
    public required string OperationId { get; init; }

    /// <summary>Where the request goes; only its scheme, host and port receive the credential.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The scopes that the operation requires; empty if the scheme has none.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The value that the service has just refused with 401; null on the first attempt. Another one is sent once.</summary>
    public string? Refused { get; init; }

    internal string? TokenUrl { get; init; }

    internal string? DiscoveryUrl { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
