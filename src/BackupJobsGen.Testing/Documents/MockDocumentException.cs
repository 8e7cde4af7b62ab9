namespace BackupJobsGen.Testing;

/// <summary>A document cannot be served.</summary>
/// <param name="position">Where.</param>
/// <param name="message">What is wrong.</param>
public sealed class MockDocumentException(DocumentPosition position, string message) : Exception($"{position}: {message}")
{
    /// <summary>Where the document is wrong.</summary>
    public DocumentPosition Position { get; } = position;
}
