namespace BackupJobsGen.CSharp;

/// <summary>Methods that read the headers which the responses of a client may have.</summary>
internal sealed record HeadersFileModel : FileModel
{
    /// <summary>Name of the client class.</summary>
    public required string Client { get; init; }

    public required EquatableArray<HeaderModel> Headers { get; init; }
}

/// <param name="Type">Null where callers get the string.</param>
internal sealed record HeaderModel(string Name, string WireName, string? Description, CSharpType? Type);
