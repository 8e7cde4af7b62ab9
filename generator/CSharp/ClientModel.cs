namespace BackupJobsGen.CSharp;

/// <summary>What the operations of a client are grouped by.</summary>
internal enum OperationGrouping
{
    /// <summary>What stands before the first underscore of the operationId.</summary>
    OperationId,

    /// <summary>The first tag.</summary>
    Tag,

    /// <summary>The first segment of the path that is not a placeholder.</summary>
    Path,
}

/// <summary>What the project's items say about one client.</summary>
internal sealed record ClientOptions(string ClientName, string Namespace)
{
    /// <summary>Whether security schemes become options of the client; otherwise handlers add the credentials.</summary>
    public bool FollowsSecurity { get; init; } = true;

    public OperationGrouping GroupBy { get; init; }

    /// <summary>Whether other assemblies cannot see the generated types.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether only types of schemas are generated, and no client.</summary>
    public bool ModelsOnly { get; init; }

    /// <summary>Whether the client and its groups have interfaces.</summary>
    public bool Interfaces { get; init; }

    /// <summary>Whether the requests that the service sends have readers.</summary>
    public bool Webhooks { get; init; }

    /// <summary>Whether what is sent is checked against the constraints of the document.</summary>
    public bool Validation { get; init; }

    /// <summary>Whether there are methods that add the client to a container.</summary>
    public bool AddsServices { get; init; }
}

/// <summary>All files of one client, each of plain values and with every C# name and type decided. What is left is writing.</summary>
internal sealed record ClientModel(string Name, EquatableArray<FileModel> Files);

/// <summary>One file to write.</summary>
internal abstract record FileModel
{
    /// <summary>Namespace of the client.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the type; the file is called after it.</summary>
    public required string Name { get; init; }

    /// <summary>The document's description, untrusted; or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether other assemblies cannot see the type.</summary>
    public bool IsInternal { get; init; }
}
