using System.CommandLine;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs spec refresh</c>.</summary>
internal sealed class SpecRefreshVerb
{
    private readonly Shell _shell;
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Documents to refresh, as the lock file names them. Default: all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _accept = new("--accept") { Description = "Replace the documents by what was fetched." };
    private readonly Option<bool> _check =
        new("--check") { Description = "Write nothing, and exit with code 10 if a source differs from its document." };

    private readonly RefreshOptions _options = new();

    private SpecRefreshVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) => new SpecRefreshVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new(
            "refresh", $"Compares documents with their sources in {LockFile.Name}, and replaces them on request.",
            "backup-jobs spec refresh", "backup-jobs spec refresh --check", "backup-jobs spec refresh specs/pets.json --accept")
        {
            _paths, _accept, _check,
        };
        _options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        bool isCheck = parsed.GetValue(_check);
        bool isAccepted = parsed.GetValue(_accept);
        if (isCheck && isAccepted)
            throw FailureException.Usage("--check writes nothing, and --accept writes", "specify one of the two");
        using Deadline deadline = _options.Start(parsed, _shell.Time, cancellationToken);
        LockedFolder folder = new(_options.LockPath(parsed));
        LockFile locked = folder.ReadLock();
        SpecProject? project = await _options.ProjectAsync(parsed, folder, deadline.Token).ConfigureAwait(false);
        SpecRefresh refresh = new(folder, locked) { Time = _shell.Time, Trust = _shell.Trust };
        IReadOnlyList<RefreshedDocument> documents =
            await refresh.FetchAsync(Selected(locked, folder, parsed.GetValue(_paths) ?? []), deadline.Token).ConfigureAwait(false);
        RefreshReport report = RefreshReport.Of(_shell, parsed, documents, folder, project, deadline.Token);
        SpecFormat format = parsed.GetValue(_options.Output);
        if (isCheck)
            report.Write(_shell, format, isAccepted: false);
        else
            await report.WriteAsync(_shell, format, isAccepted, refresh, cancellationToken).ConfigureAwait(false);
        return isCheck && report.IsMoved ? ExitCode.BreakingChanges : ExitCode.Completed;
    }

    // As the lock file names them, or as a shell completes them.
    private static LockedDocument[] Selected(LockFile locked, LockedFolder folder, string[] paths)
    {
        if (paths.Length == 0)
            return [.. locked.Documents];
        return [.. paths.Select(path => locked.Documents.FirstOrDefault(
            document => document.File.Path == path || folder.PathOf(document.File.Path) == Path.GetFullPath(path))
            ?? throw FailureException.Usage(
                $"{LockFile.Name} has no document '{path}'",
                $"it has {string.Join(", ", locked.Documents.Select(document => document.File.Path).DefaultIfEmpty("none"))}"))
            .Distinct()];
    }
}
