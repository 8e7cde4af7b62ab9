namespace BackupJobsGen.CSharp;

/// <summary>The URLs of the servers of a client.</summary>
internal sealed record ServersFileModel : FileModel
{
    /// <summary>Name of the client class.</summary>
    public required string Client { get; init; }

    public required EquatableArray<ServerModel> Servers { get; init; }
}

/// <param name="Url">URL, or a path on a host that the caller names; may have {name} variables.</param>
internal sealed record ServerModel(string Name, string? Description, string Url, EquatableArray<ServerArgumentModel> Arguments)
{
    /// <summary>Whether the caller names the host.</summary>
    public bool IsRelative => Url[0] == '/';
}

/// <param name="Default">Null: the caller must give a value.</param>
/// <param name="Values">The values allowed; empty: any.</param>
internal sealed record ServerArgumentModel(
    string Name, string WireName, string? Description, string? Default, EquatableArray<string> Values);
