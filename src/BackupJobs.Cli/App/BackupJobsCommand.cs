using System.CommandLine;
using System.CommandLine.Help;

namespace BackupJobs.Cli;

/// <summary>The command line of the tool.</summary>
internal static class BackupJobsCommand
{
    public static RootCommand Create(Shell shell)
    {
        RootCommand root = CreateRoot(shell);
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpText((HelpAction)help.Action!);
            // They would be suggested wherever a word may be completed.
            help.Aliases.Remove("/h");
            help.Aliases.Remove("/?");
        }

        return root;
    }

    /// <summary>Runs one command line and returns the exit code. Never throws.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Shell shell)
    {
        RootCommand root = Create(shell);
        // Without a command people want to know which ones there are.
        ParseResult parsed = root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
            return Fail(shell, FleetUsage.Of(parsed) ?? UsageFailure.Of(parsed));
        bool verbose = parsed.GetValue(GlobalOptions.Verbose);
        using RequestTrace? trace = verbose ? new RequestTrace(shell.Error) : null;
        InvocationConfiguration invocation = new()
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            // The command handles signals itself: the first one cancels the verb, not the process.
            ProcessTerminationTimeout = null,
        };
        using CancellationTokenSource stopped = CancellationTokenSource.CreateLinkedTokenSource(shell.Interrupted, shell.OutputClosed);
        try
        {
            if (ProfileOutput.Apply(parsed, arguments, shell) is { } complete)
                parsed = root.Parse(complete);
            using ReadProgress? reading = ReadProgress.Start(shell, parsed);
            return await parsed.InvokeAsync(invocation, stopped.Token).ConfigureAwait(false);
        }
        catch (Exception) when (shell.OutputClosed.IsCancellationRequested)
        {
            return (int)ExitCode.OutputClosed;
        }
        catch (Exception error)
        {
            if (verbose)
                ErrorTrace.WriteTo(shell.Error, error);
            return Fail(shell, Failures.Of(error, shell.Interrupted));
        }
    }

    private static RootCommand CreateRoot(Shell shell) => new(
        "Lists, watches, waits for, retries and cancels the jobs of Azure Backup, in vaults of both kinds.\n"
        + $"Signs in with 'az login', a managed identity or the environment, or with the token in {Variables.Token}.\n"
        + "To try it without a subscription, run 'backup-jobs demo'.")
    {
        VaultsVerb.Create(shell),
        ListVerb.Create(shell),
        SummaryVerb.Create(shell),
        CheckVerb.Create(shell),
        RetryVerb.Create(shell),
        ShowVerb.Create(shell),
        WatchVerb.Create(shell),
        WaitVerb.Create(shell),
        CancelVerb.Create(shell),
        ExportVerb.Create(shell),
        BackupVerb.Create(shell),
        TimelineVerb.Create(shell),
        EmulatorVerb.Create(shell),
        DemoVerb.Create(shell, RunAsync),
        SpecVerb.Create(shell),
        ConfigVerb.Create(shell),
        McpVerb.Create(shell),
        CompletionVerb.Create(shell),
        GlobalOptions.Quiet,
        GlobalOptions.Verbose,
    };

    private static int Fail(Shell shell, Failure failure)
    {
        failure.WriteTo(shell.Error);
        return (int)failure.ExitCode;
    }
}
