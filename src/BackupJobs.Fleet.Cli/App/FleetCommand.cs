using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet.Cli;

/// <summary>The command line of the tool.</summary>
internal static class FleetCommand
{
    public const string Name = "backup-jobs-fleet";

    public static RootCommand Create(FleetShell shell)
    {
        RootCommand root = new(
            "Watches the backup jobs of many vaults, reports their ends, and shows them on a page.\n"
            + "To try it without a subscription, run 'backup-jobs-fleet demo'.")
        {
            RunVerb.Create(shell),
            ConfigVerb.Create(shell),
            DeadLettersVerb.Create(shell),
            FleetDemoVerb.Create(shell),
            FleetEmulatorVerb.Create(shell),
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
            help.Action = new FleetHelp((HelpAction)help.Action!);
        return root;
    }

    /// <summary>Runs one command line and returns the exit code. Never throws.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, FleetShell shell)
    {
        ParseResult parsed = Create(shell).Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
            return Fail(shell, UsageFailure.Of(parsed, Name));
        InvocationConfiguration invocation = new()
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            // The command handles signals itself: the first one drains the process.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, shell.Interrupted).ConfigureAwait(false);
        }
        catch (ConfigException mistakes)
        {
            foreach (string line in mistakes.Lines)
                shell.Error.WriteLine(line);
            return (int)ExitCode.Usage;
        }
        catch (Exception error)
        {
            return Fail(shell, FailureOf(error, shell.Interrupted));
        }
    }

    private static Failure FailureOf(Exception error, CancellationToken interrupted) => error switch
    {
        FailureException known => known.Failure,
        OperationCanceledException when interrupted.IsCancellationRequested => new(ExitCode.Interrupted, "interrupted"),
        ApiException { Status: 401 } => new(
            ExitCode.NotAuthorised, "permission denied", "the service answered with status 401",
            $"set {DeadLettersVerb.KeyVariable} to one of the keys in 'web.apiKeys' of its configuration"),
        ApiException { Status: 403 } => new(
            ExitCode.NotAuthorised, "permission denied", "the service answered with status 403",
            $"set {DeadLettersVerb.KeyVariable} to a key of an operator"),
        ApiException => new(ExitCode.Error, "the service refused the request", error.Message),
        FleetDatabaseException => new(ExitCode.Error, "the database cannot be used", error.Message, "check the section 'database'"),
        OptionsValidationException => new(ExitCode.Usage, "an option is not allowed", error.Message),
        DbException => new(ExitCode.Error, "the database cannot be used", error.Message, "check the section 'database'"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
            ExitCode.Error, "there is no secure connection to the service", error.InnerException?.Message ?? error.Message,
            "check host name and port of --url; of a certificate of your own, name its authority in SSL_CERT_FILE"),
        HttpRequestException => new(ExitCode.Error, "the service is unreachable", error.Message, "check --url, and that the service runs"),
        IOException { InnerException: AddressInUseException } => new(
            ExitCode.Error, "the address is in use", error.Message,
            "stop the program that uses it, or choose another port: 'web.url' in the configuration, or --port"),
        IOException or UnauthorizedAccessException => new(ExitCode.Error, "a file or address cannot be used", error.Message),
        CredentialException => new(
            ExitCode.Usage, "the key cannot be sent", error.Message,
            $"write it into {DeadLettersVerb.KeyVariable} without line breaks and characters beyond ASCII"),
        ArgumentException or FormatException => new(ExitCode.Usage, "an option is not allowed", ConfigSection.MessageOf(error)),
        _ => new(ExitCode.Error, "unexpected error", $"{error.GetType().Name}: {error.Message}", "report the output as a bug"),
    };

    private static int Fail(FleetShell shell, Failure failure)
    {
        failure.WriteTo(shell.Error);
        return (int)failure.ExitCode;
    }
}
