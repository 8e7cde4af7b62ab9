namespace BackupJobsGen.Testing;

/// <summary>A request that the document does not allow.</summary>
/// <param name="Operation">operationId, or method and path; null where the document has no such operation.</param>
/// <param name="Location">What of the request: <c>query limit</c>, <c>body tags[0].name</c>, <c>path</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Rule">Where the document says so.</param>
public sealed record RequestViolation(string? Operation, string Location, string Message, DocumentPosition Rule)
{
    /// <summary>One line: file(line,column): operation: location message.</summary>
    public override string ToString() => $"{Rule}: {(Operation is null ? "" : Operation + ": ")}{Location} {Message}";
}
