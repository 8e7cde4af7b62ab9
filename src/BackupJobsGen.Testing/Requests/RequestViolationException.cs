namespace BackupJobsGen.Testing;

/// <summary>A client sent a request that the document does not allow.</summary>
/// <param name="violations">At least one.</param>
public sealed class RequestViolationException(IReadOnlyList<RequestViolation> violations)
    : Exception(string.Join(Environment.NewLine, violations))
{
    /// <summary>What the document does not allow.</summary>
    public IReadOnlyList<RequestViolation> Violations { get; } = violations;
}
