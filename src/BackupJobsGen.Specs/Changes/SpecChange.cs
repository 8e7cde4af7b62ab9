namespace BackupJobsGen.Specs;

/// <summary>What a change breaks.</summary>
[Flags]
internal enum Breaks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Code that compiled gets a warning, which is an error where warnings are errors.</summary>
    Warning = 1,

    /// <summary>Code that compiled no longer does.</summary>
    Source = 2,

    /// <summary>An assembly compiled against the old client does not run with the new one.</summary>
    Binary = 4,

    /// <summary>
    /// Something else is sent or read although the C# is unchanged, or a compiled caller does not send what is required now.
    /// </summary>
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

    /// <summary>An option of the client that holds a credential.</summary>
    Credential,
    Group,
    Operation,
    Argument,
    Response,
    Type,
    Member,
    Value,
}

/// <summary>One difference between two clients.</summary>
/// <param name="Name">In the generated C#: <c>BackupClient.BackupJobs.ListAsync</c>, <c>Job.Status</c>; the old name where both
/// have one.</param>
/// <param name="Wire">operationId, JSON name or pointer of it.</param>
internal sealed record SpecChange(ChangeKind Kind, Subject Subject, string Name, string Wire, Breaks Breaks)
{
    /// <summary>The old form; null for an addition.</summary>
    public string? Old { get; init; }

    /// <summary>The new form; null for a removal.</summary>
    public string? New { get; init; }

    /// <summary>What exactly breaks, where <see cref="Breaks"/> is not precise enough.</summary>
    public string? Note { get; init; }
}
