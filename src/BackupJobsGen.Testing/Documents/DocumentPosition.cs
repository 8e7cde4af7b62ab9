namespace BackupJobsGen.Testing;

/// <summary>A place in a document.</summary>
/// <param name="File">Path of the document.</param>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based.</param>
public sealed record DocumentPosition(string File, int Line, int Column)
{
    /// <summary>file(line,column), as compilers write it.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
