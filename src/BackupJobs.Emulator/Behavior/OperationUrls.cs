namespace BackupJobs.Emulator;

/// <summary>The URLs that a 202 leads to.</summary>
public sealed record OperationUrls
{
    /// <summary>Adds about 3.5 KB of signature, which must come back unchanged, byte for byte, or the answer is 403.</summary>
    public bool LongAndSigned { get; init; }

    /// <summary>Writes this <c>api-version</c> into them; null repeats the one of the request.</summary>
    public string? ForeignApiVersion { get; init; }

    /// <summary>Answers the given URLs with this status (4xx), so that only <c>backupOperations/{id}</c> is left; null serves them.</summary>
    public int? RefusedWith { get; init; }
}
