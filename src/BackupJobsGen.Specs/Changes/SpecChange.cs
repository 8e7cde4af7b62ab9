namespace BackupJobsGen.Specs;

/// <summary>Whom a change hurts.</summary>
[Flags]
internal enum Breaks
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>A caller that compiled gets a warning, which is an error for those who treat warnings as errors.</summary>
    Warning = 1,

    /// <summary>A caller that compiled does not any more.</summary>
    Source = 2,

    /// <summary>An assembly that was compiled against the old client does not run with the new one.</summary>
    Binary = 4,

    /// <summary>The C# stays as it is, and something else is sent or read.</summary>
    Wire = 8,
}

internal enum ChangeKind
{
    Added,
    Removed,
    Renamed,
    Changed,
}

/// <summary>What kind of thing changed.</summary>
internal enum Subject
{
    Client,
    Group,
    Operation,
    Argument,
    Response,
    Type,
    Member,
    Value,
}

/// <summary>One difference between two clients.</summary>
/// <param name="Name">In the words of the generated C#: <c>BackupClient.BackupJobs.ListAsync</c>, <c>Job.Status</c>. That of the old
/// client where both have one.</param>
/// <param name="Wire">operationId, JSON name or pointer of it.</param>
/// <param name="Old">What was there; null where nothing was.</param>
/// <param name="New">What is there now; null where nothing is.</param>
/// <param name="Note">Who exactly is hurt, where <paramref name="Breaks"/> says too little.</param>
internal sealed record SpecChange(
    ChangeKind Kind, Subject Subject, string Name, string Wire, Breaks Breaks, string? Old = null, string? New = null, string? Note = null);
