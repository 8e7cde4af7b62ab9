using Azure.Identity;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Options;

namespace BackupJobs.Cli;

/// <summary>Puts exceptions into words and exit codes.</summary>
internal static class Failures
{
    public static Failure Of(Exception error) => error switch
    {
        FailureException known => known.Failure,
        ApiException api => OfService(api),
        AuthenticationFailedException => new(ExitCode.NotAuthorised, "Nobody is signed in to Azure.", error.Message,
            $"Run 'az login', or set {Variables.Token}; name the tenant with --tenant if you have several."),
        BackupOperationException operation => OfOperation(operation),
        BackupJobException job => new(ExitCodes.Of(job.Report.Outcome), job.Message),
        OptionsValidationException options => new(ExitCode.Usage, "The connection makes no sense.", string.Join(" ", options.Failures), "Look at --endpoint."),
        OriginMismatchException => new(ExitCode.Error, "A URL leads away from the endpoint, so nothing was sent.", error.Message,
            "If the URL is right, give its origin as --endpoint."),
        TimeoutException => new(ExitCode.TimedOut, "The time is up.", error.Message, "Give a longer --timeout."),
        OperationCanceledException => new(ExitCode.Interrupted, "Interrupted."),
        HttpRequestException => new(ExitCode.Error, "The service cannot be reached.", error.Message, "Check the network, the proxy and --endpoint."),
        IOException or UnauthorizedAccessException => new(ExitCode.Error, "A file cannot be used.", error.Message),
        ArgumentException or FormatException => new(ExitCode.Usage, "An argument makes no sense.", error.Message),
        _ => new(ExitCode.Error, "Something went wrong that was not foreseen.", error.Message, "Run again with --verbose, and report what it says."),
    };

    private static Failure OfService(ApiException error)
    {
        (ExitCode code, string what, string? advice) = error.Status switch
        {
            401 => (ExitCode.NotAuthorised, "The service does not accept the sign-in.", $"Sign in again with 'az login', or renew {Variables.Token}."),
            403 => (ExitCode.NotAuthorised, "The right to do this is missing.", "Ask for the role Backup Reader (Backup Operator to start, cancel or export) on the vault."),
            404 => (ExitCode.NotFound, "The service does not know what was asked for.", "Check the names; jobs are kept for some months only. Cross-region restores: list --cross-region REGION."),
            429 => (ExitCode.Throttled, "The service has throttled the requests for too long.", "Try again later, or ask less often with a longer --interval."),
            >= 500 => (ExitCode.Error, "The service has a problem.", "Try again later."),
            _ => (ExitCode.Error, $"The service refused the request with status {error.Status}.", (string?)null),
        };
        return new Failure(code, what, error.Message, advice, error.RequestId);
    }

    private static Failure OfOperation(BackupOperationException error)
    {
        bool cancelled = error.Status.Status?.ToString().StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true;
        return new Failure(cancelled ? ExitCode.Cancelled : ExitCode.Failed, "The operation led to no finished job.", error.Message);
    }
}
