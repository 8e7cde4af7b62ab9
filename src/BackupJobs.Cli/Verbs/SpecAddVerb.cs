using System.CommandLine;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs spec add</c>.</summary>
internal sealed class SpecAddVerb
{
    private readonly Shell _shell;
    private readonly Argument<string> _url = new("URL") { Description = "https URL of the document." };
    private readonly Option<string?> _to = new("--to")
    {
        HelpName = "PATH",
        Description = "File of the document, relative to the lock file. Default: the file name of URL, in the folder specs.",
    };

    private readonly Option<bool> _accept =
        new("--accept") { Description = "Replace the document, if the lock file has one at this path." };

    private readonly RefreshOptions _options = new();

    private SpecAddVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) => new SpecAddVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new(
            "add", $"Fetches a document with the files that it refers to, and notes its source in {LockFile.Name}.",
            "backup-jobs spec add https://petstore.example/openapi.yaml",
            "backup-jobs spec add https://petstore.example/v3 --to specs/pets.json")
        {
            _url, _to, _accept,
        };
        _options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using Deadline deadline = _options.Start(parsed, _shell.Time, cancellationToken);
        LockedFolder folder = new(_options.LockPath(parsed));
        Uri url = UrlOf(parsed.GetRequiredValue(_url));
        string path = Target(parsed.GetValue(_to), url);
        LockFile locked = (File.Exists(folder.LockPath) ? folder.ReadLock() : LockFile.Empty).WithHost(LockFile.HostOf(url));
        LockedDocument? known = locked.Documents.FirstOrDefault(
            document => document.File.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        SpecProject? project = await _options.ProjectAsync(parsed, folder, deadline.Token).ConfigureAwait(false);
        SpecRefresh refresh = new(folder, locked) { Time = _shell.Time, Trust = _shell.Trust };
        LockedDocument added = new(new LockedFile(known?.File.Path ?? path, url), known?.References ?? []);
        IReadOnlyList<RefreshedDocument> documents = await refresh.FetchAsync([added], deadline.Token).ConfigureAwait(false);
        RefreshReport report = RefreshReport.Of(_shell, parsed, documents, folder, project, deadline.Token);
        await report.WriteAsync(
            _shell, parsed.GetValue(_options.Output), known is null || parsed.GetValue(_accept), refresh, cancellationToken)
            .ConfigureAwait(false);
        return ExitCode.Completed;
    }

    private static Uri UrlOf(string text)
    {
        try
        {
            return SpecUrl.Parse(text);
        }
        catch (SpecRefreshException refused)
        {
            throw new FailureException(new Failure(ExitCode.Usage, refused.What, refused.Why, refused.Advice));
        }
    }

    private static string Target(string? to, Uri url)
    {
        string path = to?.Replace('\\', '/') ?? $"specs/{Uri.UnescapeDataString(url.Segments[^1])}";
        if (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        return FileNames.Fault(path) is { } fault
            ? throw FailureException.Usage(
                $"the path '{path}' {fault}", "specify the file of the document, for example --to specs/pets.json")
            : path;
    }
}
