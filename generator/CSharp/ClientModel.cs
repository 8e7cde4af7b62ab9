namespace BackupJobsGen.CSharp;

/// <summary>What the project's items say about one client.</summary>
internal sealed record ClientOptions(string ClientName, string Namespace)
{
    /// <summary>Whether security schemes become options of the client; otherwise handlers add the credentials.</summary>
    public bool FollowsSecurity { get; init; } = true;
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
}
