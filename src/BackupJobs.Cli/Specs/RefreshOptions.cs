using System.CommandLine;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>Options of the commands that fetch documents.</summary>
internal sealed class RefreshOptions
{
    private readonly Option<string?> _lock = new("--lock")
    {
        HelpName = "FILE",
        Description = $"The lock file. Default: {LockFile.Name} in the current folder.",
    };

    private readonly Option<string?> _project = new("--project")
    {
        HelpName = "FILE",
        Description = "Project whose clients are compared, with their selection and overlays. Default: the only project next to the lock "
            + "file. Documents that no project names are compared whole.",
    };

    private readonly Option<TimeSpan?> _timeout = TimeoutOption.Create();

    public Option<SpecFormat> Output { get; } = SpecOptionValues.Output();

    public void AddTo(Command command)
    {
        command.Add(_lock);
        command.Add(_project);
        command.Add(Output);
        command.Add(_timeout);
    }

    public Deadline Start(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken) =>
        new(parsed.GetValue(_timeout) ?? TimeoutOption.Default, time, cancellationToken);

    public string LockPath(ParseResult parsed) => parsed.GetValue(_lock) ?? LockFile.Name;

    /// <summary>The project; null if none is named, and the folder has none or several.</summary>
    public async Task<SpecProject?> ProjectAsync(ParseResult parsed, LockedFolder folder, CancellationToken cancellation)
    {
        string? path = parsed.GetValue(_project);
        if (path is null && Directory.Exists(folder.FullPath) && Directory.GetFiles(folder.FullPath, "*.csproj") is [string only])
            path = only;
        return path is null ? null : await ProjectFile.ReadAsync(path, cancellation).ConfigureAwait(false);
    }
}
