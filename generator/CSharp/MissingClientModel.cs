namespace BackupJobsGen.CSharp;

/// <summary>
/// Stands for a client that cannot be generated, so that the project's usings and declarations which name it are not errors of their own.
/// </summary>
internal sealed record MissingClientModel : FileModel
{
    public static MissingClientModel Of(ClientOptions options) => new()
    {
        Namespace = options.Namespace,
        Name = options.ClientName,
        IsInternal = options.IsInternal || options.ModelsOnly,
    };
}
