namespace BackupJobs.Emulator;

/// <summary>Properties of the URLs in <c>Azure-AsyncOperation</c> and <c>Location</c>.</summary>
public sealed record OperationUrlBehavior
{
    /// <summary>
    /// Whether the URLs end with a signature of about 3.5 KB. If a client does not send it back unchanged, the response is 403.
    /// </summary>
    public bool LongAndSigned { get; init; }

    /// <summary>The <c>api-version</c> in the URLs; null for that of the request.</summary>
    public string? ForeignApiVersion { get; init; }

    /// <summary>Status (4xx) of requests to the URLs, so that only <c>backupOperations/{id}</c> remains; null if they are served.</summary>
    public int? RefusedWith { get; init; }
}
