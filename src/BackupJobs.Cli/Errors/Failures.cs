using Azure.Identity;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Options;

namespace BackupJobs.Cli;

/// <summary>Converts exceptions to failures with exit codes.</summary>
internal static class Failures
{
    public static Failure Of(Exception error) => error switch
    {
        FailureException known => known.Failure,
        ApiException api => OfService(api),
        AuthenticationFailedException => new(ExitCode.NotAuthorised, "not signed in to Azure", error.Message,
            $"run 'az login', or set {Variables.Token}; specify the tenant with --tenant if you have several"),
        BackupOperationException operation => OfOperation(operation),
        BackupJobException job => new(ExitCodes.Of(job.Report.Outcome), job.Message),
        OptionsValidationException options => new(ExitCode.Usage, "invalid connection settings", string.Join(" ", options.Failures), "check --endpoint"),
        OriginMismatchException => new(ExitCode.Error, "a URL has another origin than the endpoint, so nothing was sent", error.Message,
            "if the URL is correct, set --endpoint to its origin"),
        TimeoutException => new(ExitCode.TimedOut, "timed out", error.Message, "specify a longer --timeout"),
        OperationCanceledException => new(ExitCode.Interrupted, "interrupted"),
        HttpRequestException => new(ExitCode.Error, "the service is unreachable", error.Message, "check the network, the proxy and --endpoint"),
        IOException or UnauthorizedAccessException => new(ExitCode.Error, "a file operation failed", error.Message),
        ArgumentException or FormatException => new(ExitCode.Usage, "invalid argument", error.Message),
        _ => new(ExitCode.Error, "unexpected error", $"{error.GetType().Name}: {error.Message}",
            "run the command again with --verbose, and report the output as a bug"),
    };

    private static Failure OfService(ApiException error)
    {
        (ExitCode code, string what, string? advice) = error.Status switch
        {
            401 => (ExitCode.NotAuthorised, "the service rejected the credentials", $"sign in again with 'az login', or renew {Variables.Token}"),
            403 => (ExitCode.NotAuthorised, "permission denied", "ask for the role Backup Reader on the vault (Backup Operator to start, cancel or export)"),
            404 => (ExitCode.NotFound, "not found", "check the names; jobs are deleted after a few months; for cross-region restores use --cross-region REGION"),
            429 => (ExitCode.Throttled, "the service throttled the requests for too long", "retry later, or send fewer requests with a longer --interval"),
            >= 500 => (ExitCode.Error, "the service failed", "retry later"),
            _ => (ExitCode.Error, $"the service rejected the request with status {error.Status}", (string?)null),
        };
        return new Failure(code, what, error.Message, advice, error.RequestId);
    }

    private static Failure OfOperation(BackupOperationException error)
    {
        bool cancelled = error.Status.Status?.ToString().StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true;
        return new Failure(cancelled ? ExitCode.Cancelled : ExitCode.Failed, "the operation ended without a finished job", error.Message);
    }
}
