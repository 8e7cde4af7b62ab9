namespace BackupJobsGen;

/// <summary>How serious a problem is.</summary>
internal enum ProblemSeverity
{
    /// <summary>The generated client does what the document says; the user may want to know how.</summary>
    Info,

    /// <summary>The generated client differs from what the document says.</summary>
    Warning,

    /// <summary>A document cannot be read, or the client lacks something that was asked for.</summary>
    Error,
}

/// <summary>A kind of problem: everything except its position and arguments.</summary>
/// <param name="Id">BJG and four digits. Never reused, even after the kind is removed.</param>
/// <param name="Title">About five words, without arguments.</param>
/// <param name="Message">Composite format: what is wrong, then what was done.</param>
internal sealed record ProblemKind(string Id, ProblemSeverity Severity, string Title, string Message)
{
    /// <summary>
    /// Whether a client is missing because of it, in whole or in large parts. Its severity cannot be changed, so that the compiler stops
    /// after it: errors in all code that uses the client would only hide the one that causes them.
    /// </summary>
    public bool EndsBuild { get; init; }
}
