using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs check</c>.</summary>
internal sealed class CheckVerb
{
    private static readonly TimeSpan DefaultAge = TimeSpan.FromHours(24);

    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly ItemOption _item = new();
    private readonly Option<ResultFormat> _output = OutputOption.CreateForResults(junit: true);
    private readonly Option<TimeSpan?> _timeout = TimeoutOption.Create();
    private readonly Option<TimeSpan?> _maxAge =
        TimeOptions.Duration("--max-age", "How old the last successful backup may be. Default: 24h. Examples:");

    private CheckVerb(Shell shell) => (_shell, _vaults) = (shell, new VaultOptions(shell));

    public static Command Create(Shell shell) => new CheckVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("check",
            "Names the protected items without a recent successful backup, and why. Exit code 11 if there are any. "
            + "table and markdown show only these; json, csv and junit all items.",
            "backup-jobs check --all-vaults --max-age 24h", "backup-jobs check --all-vaults -o junit")
        {
            _maxAge, _output, _timeout,
        };
        _item.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        TimeSpan maxAge = parsed.GetValue(_maxAge) ?? DefaultAge;
        using Deadline deadline = new(parsed.GetValue(_timeout) ?? TimeoutOption.Default, _shell.Time, cancellationToken);
        Connection connection = _vaults.Connect(parsed);
        VaultFailures refused = new(connection.Scope, cancellationToken);
        IReadOnlyList<ItemCheck> all =
            await Estates.Of(connection, deadline, refused.Add).CheckAsync(maxAge, deadline.Token).ConfigureAwait(false);
        ItemCheck[] checks = [.. all.Where(check => connection.Scope.Includes(check.Item.Vault) && _item.Matches(parsed, check.Item.Name))];
        Write(parsed.GetValue(_output), checks, refused.All);

        int stale = checks.Count(check => check.IsStale);
        ExitCode code = refused.Write(_shell.Error);
        if (checks.Length == 0)
            _shell.Error.WriteLine(code == ExitCode.Completed ? "No protected items found, so nothing was checked." : "Nothing was checked.");
        else if (!parsed.GetValue(GlobalOptions.Quiet))
            _shell.Error.WriteLine($"{stale} of {checks.Length} items without a successful backup in the last {HumanDuration.Format(maxAge)}.");
        return (int)(stale > 0 ? ExitCode.NotBackedUp
            : code != ExitCode.Completed ? code
            : checks.Length == 0 ? ExitCode.NotFound
            : ExitCode.Completed);
    }

    private void Write(ResultFormat format, ItemCheck[] checks, IReadOnlyList<VaultFailure> unread)
    {
        VaultNames names = new(checks.Select(check => check.Item.Vault).Concat(unread.Select(failure => failure.Vault)));
        if (format == ResultFormat.JUnit)
        {
            CheckData.WriteJUnit(_shell.Out, checks, names, unread);
            return;
        }

        bool isForPeople = format is ResultFormat.Table or ResultFormat.Markdown;
        ItemCheck[] shown = isForPeople ? [.. checks.Where(check => check.IsStale)] : checks;
        ResultOutput.Write(_shell, format, CheckData.Of(shown, names), unread);
        if (format == ResultFormat.Table)
            WriteErrors(shown, names);
    }

    // The table may have cut them.
    private void WriteErrors(IEnumerable<ItemCheck> checks, VaultNames names)
    {
        foreach (ItemCheck check in checks.Where(check => check.LastFailure is { Errors.Count: > 0 }))
        {
            _shell.Out.WriteLine();
            _shell.Out.WriteLine(SafeText.OneLine($"{check.Item.Name} in {names.Of(check.Item.Vault)}, job {check.LastFailure!.JobId}"));
            foreach (JobErrorDetail error in check.LastFailure.Errors)
            {
                _shell.Out.WriteLine("  " + SafeText.OneLine(error.ToString()));
                foreach (string advice in error.Recommendations)
                    _shell.Out.WriteLine("    recommended: " + SafeText.OneLine(advice));
            }
        }
    }
}
