using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs export</c>.</summary>
internal sealed class ExportVerb
{
    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly FilterOptions _filter;
    private readonly PaceOptions _pace = new();
    private readonly Option<bool> _excel = new("--excel") { Description = "Download the Excel workbook instead of the JSON report." };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite an existing file." };

    private readonly Option<string?> _to = new("--to")
    {
        HelpName = "PATH",
        Description = "File to write; or a folder, in which the file gets the name of the report, and which is created if the path ends with a slash. "
            + "Default: the current folder.",
    };

    private ExportVerb(Shell shell) =>
        (_shell, _vaults, _filter) = (shell, new VaultOptions(shell), new FilterOptions(shell.Time, isOfService: true));

    public static Command Create(Shell shell) => new ExportVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command =
            new(
                "export", "Exports jobs to a report, downloads it, and prints the path of the file.",
                "backup-jobs export --since 30d --to reports/")
        {
            _to, _excel, _force,
        };
        _filter.AddTo(command);
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Connection connection = _vaults.Connect(parsed);
        BackupVault vault = connection.Vault;
        JobFilter filter = _filter.ReadForService(parsed);
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        bool isQuiet = parsed.GetValue(GlobalOptions.Quiet);
        JobExport export = await WaitProgress.ShowAsync(_shell.Messages, isQuiet, $"Exporting the jobs of {vault.Id.VaultName}",
            health => vault.Jobs.ExportAsync(filter, _pace.Read(parsed, deadline, health: health), deadline.Token))
            .ConfigureAwait(false);
        Uri url = (parsed.GetValue(_excel) ? export.GetExcelDownloadUrl() : export.GetDownloadUrl())
            ?? throw new FailureException(new Failure(ExitCode.NotFound, "the service created no workbook", Advice: "omit --excel"));
        string path = PathFor(parsed.GetValue(_to) ?? ".", url, parsed.GetValue(_excel) ? ".xlsx" : ".json");
        if (!isQuiet)
            _shell.Error.WriteLine("Downloading the report…");
        await new ReportDownload(connection.Endpoint).SaveAsync(url, path, parsed.GetValue(_force), deadline.Token).ConfigureAwait(false);
        _shell.Out.WriteLine(path);
        return (int)ExitCode.Completed;
    }

    private static string PathFor(string to, Uri url, string extension)
    {
        string name = ReportFileName.Of(url);
        if (Path.EndsInDirectorySeparator(to))
            Directory.CreateDirectory(to);
        return Path.GetFullPath(Directory.Exists(to) ? Path.Combine(to, Path.HasExtension(name) ? name : name + extension) : to);
    }
}
