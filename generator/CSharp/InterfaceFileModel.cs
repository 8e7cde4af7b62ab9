namespace BackupJobsGen.CSharp;

/// <summary>The interface of a client or of a group of operations.</summary>
internal sealed record InterfaceFileModel : FileModel
{
    /// <summary>The class that implements it.</summary>
    public required string Class { get; init; }

    /// <summary>Whether the class is the client.</summary>
    public bool IsClient { get; init; }

    public EquatableArray<GroupModel> Groups { get; init; } = [];

    public required EquatableArray<OperationModel> Operations { get; init; }
}
