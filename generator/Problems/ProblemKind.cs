namespace BackupJobsGen;

/// <summary>How much a problem matters to the one who builds.</summary>
internal enum ProblemSeverity
{
    /// <summary>Worth knowing; the generated client does what the document says.</summary>
    Info,

    /// <summary>Something was generated differently from what the document says.</summary>
    Warning,

    /// <summary>A document cannot be read, or the client lacks something that was asked for.</summary>
    Error,
}

/// <summary>One kind of problem: everything about it but the place.</summary>
/// <param name="Id">BJG and four digits. Never given to another kind, not even after this one is gone.</param>
/// <param name="Title">A short sentence without arguments.</param>
/// <param name="Message">Composite format: what is wrong, and what was done instead.</param>
internal sealed record ProblemKind(string Id, ProblemSeverity Severity, string Title, string Message);
