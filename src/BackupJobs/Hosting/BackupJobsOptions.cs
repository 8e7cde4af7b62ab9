using Azure.Core;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Where the client asks and as whom.</summary>
public sealed class BackupJobsOptions
{
    /// <summary>Base address of the resource manager; the public cloud's unless set. HTTPS, or HTTP on a loopback address.</summary>
    public Uri Endpoint { get; set; } = new("https://management.azure.com");

    /// <summary>Who asks. Required.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>Scope of the token; null for <c>{Endpoint}/.default</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>Version of the API for all calls; null for the version that each operation's document has.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>How often a call outside of a wait is repeated after a transient fault, 0 to 10. Waits have their own pace.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Clock for tokens, retries and waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Is told of each job of a list that could not be read. Such a job costs itself only; null: it is left out without a word.</summary>
    public Action<UnreadableItem>? UnreadableItemFound { get; set; }

    internal string EffectiveScope => Scope ?? Endpoint.GetLeftPart(UriPartial.Authority) + "/.default";

    /// <summary>A subscription that has used up its quota: asking again only lengthens the ban. The second code is how the service spells it.</summary>
    internal static ValueList<string> FinalThrottlingCodes { get; } = ["CloudDosAbsoluteLimitReached", "CloudDosTimeboudLimitReached", "CloudDosTimeboundLimitReached"];

    internal ApiClientOptions ToApiOptions() => new()
    {
        Endpoint = Endpoint,
        ApiVersion = ApiVersion,
        TimeProvider = TimeProvider,
        UnreadableItemFound = UnreadableItemFound,
        FinalThrottlingCodes = FinalThrottlingCodes,
    };
}
