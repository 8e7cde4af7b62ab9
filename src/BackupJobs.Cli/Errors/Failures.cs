using Azure.Identity;
using BackupJobsGen.Runtime;
using BackupJobsGen.Specs;
using Microsoft.Extensions.Options;

namespace BackupJobs.Cli;

/// <summary>Converts exceptions to failures with exit codes.</summary>
internal static class Failures
{
    /// <param name="error">The exception.</param>
    /// <param name="interrupted">Cancelled by the user. Every other cancellation is a timeout.</param>
    public static Failure Of(Exception error, CancellationToken interrupted) => error switch
    {
        FailureException known => known.Failure,
        SpecRefreshException refresh => new(ExitCode.Error, refresh.What, refresh.Why, refresh.Advice),
        ApiException api => OfService(api),
        AuthenticationFailedException => new(ExitCode.NotAuthorised, "not signed in to Azure", FirstLine(error.Message),
            $"run 'az login', or set {Variables.Token}; specify the tenant with --tenant if you have several"),
        BackupOperationException operation => OfOperation(operation),
        BackupJobException job => new(ExitCodes.Of(job.Report.Outcome), job.Message),
        NotSupportedException unsupported => new(ExitCode.Usage, "the vault does not support this", unsupported.Message),
        OptionsValidationException options =>
            new(ExitCode.Usage, "invalid connection settings", string.Join(" ", options.Failures), "check --endpoint"),
        OriginMismatchException => new(ExitCode.Error, "a URL has another origin than the endpoint, so nothing was sent", error.Message,
            "if the URL is correct, set --endpoint to its origin"),
        OperationCanceledException when interrupted.IsCancellationRequested => new(ExitCode.Interrupted, "interrupted"),
        TimeoutException or OperationCanceledException =>
            new(ExitCode.TimedOut, "timed out", TimeoutOf(error), "retry, or specify a longer --timeout"),
        HttpRequestException =>
            new(ExitCode.Error, "the service is unreachable", error.Message, "check the network, the proxy and --endpoint"),
        IOException or UnauthorizedAccessException => new(ExitCode.Error, "a file operation failed", error.Message),
        _ => new(ExitCode.Error, "unexpected error", $"{error.GetType().Name}: {error.Message}",
            "run the command again with --verbose, and report the output as a bug"),
    };

    // DefaultAzureCredential lists every credential that it has tried; --verbose shows the list.
    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();

    // HttpClient reports its own timeout as a cancellation with an inner exception.
    private static string TimeoutOf(Exception error) =>
        (error as TimeoutException ?? error.InnerException as TimeoutException)?.Message ?? "the time limit has passed";

    private static Failure OfService(ApiException error)
    {
        (ExitCode code, string what, string? advice) = error.Status switch
        {
            400 or 404 when IsOfSubscription(error) => (
                ExitCode.NotFound, "the subscription does not exist, or you have no access to it",
                "check --subscription and the tenant; 'backup-jobs vaults' lists the vaults that you may read"),
            401 => (
                ExitCode.NotAuthorised, "the service rejected the credentials",
                $"sign in again with 'az login', or renew {Variables.Token}"),
            403 => (
                ExitCode.NotAuthorised, "permission denied",
                "ask for the role Backup Reader on the vault (Backup Operator to start, cancel or export)"),
            404 when error.Code is "ResourceNotFound" or "ResourceGroupNotFound" => (
                ExitCode.NotFound, "the vault does not exist",
                "check its name, resource group and subscription; 'backup-jobs vaults' lists the vaults that you may read"),
            404 => (
                ExitCode.NotFound, "not found",
                "check the names; jobs are deleted after a few months; for cross-region restores use --cross-region REGION"),
            429 => (
                ExitCode.Throttled, "the service throttled the requests for too long",
                "retry later, or send fewer requests with a longer --interval"),
            >= 200 and < 300 => (ExitCode.Error, "the response of the service is unreadable", null),
            >= 500 => (ExitCode.Error, "the service failed", "retry later"),
            _ => (ExitCode.Error, $"the service rejected the request with status {error.Status}", (string?)null),
        };
        return new Failure(code, what, error.Message, advice, error.RequestId);
    }

    // Resource Graph names the reason in the details only.
    private static bool IsOfSubscription(ApiException error) => error.Details.Select(detail => detail.Code).Append(error.Code).Any(code =>
        code is "SubscriptionNotFound" or "InvalidSubscriptionId" or "NoValidSubscriptionsInQueryRequest");

    private static Failure OfOperation(BackupOperationException error)
    {
        bool cancelled = error.Status.Status?.ToString().StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true;
        return new Failure(cancelled ? ExitCode.Cancelled : ExitCode.Failed, "the operation ended without a finished job", error.Message);
    }
}
