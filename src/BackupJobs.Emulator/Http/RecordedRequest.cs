namespace BackupJobs.Emulator;

/// <summary>
/// A request that the emulator received, for assertions. Header values are not recorded, because one of them is the token.
/// </summary>
/// <param name="Method">HTTP method, upper case.</param>
/// <param name="Path">Path as sent, percent-encoded.</param>
/// <param name="Query">Query as sent, with the leading <c>?</c>; empty if there was none.</param>
/// <param name="HeaderNames">Names of the request's headers.</param>
/// <param name="Authority">The <c>Host</c> header. The blobs of exported reports have another port than the vault.</param>
/// <param name="OperationId">The <c>operationId</c> of the service's document (<c>BackupJobs_List</c>), or null if no route
/// matched.</param>
/// <param name="Status">HTTP status of the response; 0 if there is none (yet), for example because the connection was aborted.</param>
public sealed record RecordedRequest(
    string Method, string Path, string Query, IReadOnlyList<string> HeaderNames, string Authority, string? OperationId, int Status);
