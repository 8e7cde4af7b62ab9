using Azure.Core;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Endpoint, credential and retries of the client.</summary>
public sealed class BackupJobsOptions
{
    /// <summary>Endpoint of the resource manager. HTTPS, or HTTP on a loopback address.</summary>
    /// <value>The public cloud's.</value>
    public Uri Endpoint { get; set; } = AzureCloud.Public.Endpoint;

    /// <summary>Credential for the endpoint. Required.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>Scope of the access token; null for <c>{Endpoint}/.default</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>The <c>api-version</c> of all requests; null for the version of each operation's document.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>
    /// How often a request outside a wait is repeated after a transient fault, 0 to 10. Waits have their own delays. A
    /// <c>Retry-After</c> of more than 90 s divided by this number is not waited for: the response is returned.
    /// </summary>
    /// <value>3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Clock of tokens, retries and waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Called for each job of a list that cannot be read. Only that job is skipped; null to skip it silently.</summary>
    public Action<UnreadableItem>? UnreadableItemFound { get; set; }

    internal string EffectiveScope => Scope ?? Endpoint.GetLeftPart(UriPartial.Authority) + "/.default";

    internal ApiClientOptions ToApiOptions() => new()
    {
        Endpoint = Endpoint,
        ApiVersion = ApiVersion,
        TimeProvider = TimeProvider,
        UnreadableItemFound = UnreadableItemFound,
    };
}
