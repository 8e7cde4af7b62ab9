namespace BackupJobsGen.CSharp;

/// <summary>The methods that add a client to a container.</summary>
internal sealed record ServicesFileModel : FileModel
{
    public required string ClientName { get; init; }

    /// <summary>Name of the client's own options; null where it has none.</summary>
    public string? OptionsType { get; init; }

    public EquatableArray<CredentialModel> Credentials { get; init; } = [];

    /// <summary>What operations require.</summary>
    public EquatableArray<SecurityReference> Requirements { get; init; } = [];

    /// <summary>Whether no operation can be called without credentials.</summary>
    public bool RequiresCredentials { get; init; }

    /// <summary>How many variables of the endpoint have no default: the options then name the endpoint.</summary>
    public int RequiredVariables { get; init; }

    /// <summary>Name of the client's interface; null where it has none.</summary>
    public string? Interface { get; init; }
}
