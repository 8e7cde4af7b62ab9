namespace BackupJobs.Emulator;

/// <summary>A request that has come in, for assertions. Header values are not kept: one of them is the token.</summary>
/// <param name="Method">HTTP method, upper case.</param>
/// <param name="Path">Path as it was sent, still percent-encoded.</param>
/// <param name="Query">Query as it was sent, with its <c>?</c>; empty if there was none.</param>
/// <param name="HeaderNames">Names of the request's headers.</param>
/// <param name="Authority">Host and port that were asked; the export's blobs are on another port than the vault.</param>
/// <param name="OperationId">Operation of the service's document (<c>BackupJobs_List</c>), or null if nothing is served at that path.</param>
/// <param name="Status">Status answered; 0 while there is none, for ever if the connection was cut.</param>
public sealed record RecordedRequest(
    string Method, string Path, string Query, IReadOnlyList<string> HeaderNames, string Authority, string? OperationId, int Status);
