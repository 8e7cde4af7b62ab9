namespace BackupJobs.Emulator;

/// <summary>
/// A request that the emulator received, for assertions. Header values are not recorded, because one of them is the token.
/// </summary>
public sealed record RecordedRequest
{
    /// <summary>HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Path as sent, percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>Query as sent, with the leading <c>?</c>; empty if there was none.</summary>
    public required string Query { get; init; }

    /// <summary>Names of the request's headers.</summary>
    public required IReadOnlyList<string> HeaderNames { get; init; }

    /// <summary>The <c>Host</c> header. The blobs of exported reports have another port than the vault.</summary>
    public required string Authority { get; init; }

    /// <summary>The <c>operationId</c> of the service's document (<c>BackupJobs_List</c>), or null if no route matched.</summary>
    public string? OperationId { get; init; }

    /// <summary>HTTP status of the response; 0 if there is none (yet), for example because the connection was aborted.</summary>
    public int Status { get; init; }
}
