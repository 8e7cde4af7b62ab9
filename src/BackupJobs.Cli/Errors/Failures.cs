using System.Net;
using Azure.Identity;
using BackupJobsGen.Runtime;
using BackupJobsGen.Specs;
using Microsoft.Extensions.Options;

namespace BackupJobs.Cli;

/// <summary>Converts exceptions to failures with exit codes.</summary>
internal static class Failures
{
    private const string ResourceGraph = "Resources";
    private const string WrongService = "check --endpoint, and whether a proxy answers in its place";

    /// <param name="error">The exception.</param>
    /// <param name="interrupted">Cancelled by the user. Every other cancellation is a timeout.</param>
    public static Failure Of(Exception error, CancellationToken interrupted) => UnansweredRequest.In(error) is { } request
        ? UnansweredText.Of(request, OfAnswer(error, interrupted))
        : OfAnswer(error, interrupted);

    private static Failure OfAnswer(Exception error, CancellationToken interrupted) => error switch
    {
        FailureException known => known.Failure,
        SpecRefreshException refresh => new(ExitCode.Error, refresh.What, refresh.Why, refresh.Advice),
        ApiException api => OfService(api),
        AuthenticationFailedException => new(ExitCode.NotAuthorised, "not signed in to Azure", FirstLine(error.Message),
            $"run 'az login', or set {Variables.Token}; specify the tenant with --tenant if you have several"),
        BackupOperationException operation => OfOperation(operation),
        BackupJobException job => new(ExitCodes.Of(job.Report.Outcome), job.Message),
        ArgumentException response when IsOfResponse(response) => new(ExitCode.Error, "the response of the service names no operation",
            response.Message.Split(" (Parameter")[0], WrongService),
        NotSupportedException unsupported => new(ExitCode.Usage, "the vault does not support this", unsupported.Message),
        OptionsValidationException options =>
            new(ExitCode.Usage, "invalid connection settings", string.Join(" ", options.Failures), "check --endpoint"),
        OriginMismatchException { WasSent: true } => new(ExitCode.Error, "a request was sent on to another origin", error.Message),
        OriginMismatchException => new(ExitCode.Error, "a URL has another origin than the endpoint, so nothing was sent", error.Message,
            "if the URL is correct, set --endpoint to its origin"),
        OperationCanceledException when interrupted.IsCancellationRequested => new(ExitCode.Interrupted, "interrupted"),
        TimeoutException or OperationCanceledException when PendingIn(error) is { } pending => new(
            ExitCode.TimedOut, "timed out while signing in to Azure", pending.Message,
            "check the network and the proxy to the sign-in service, and the variables AZURE_*; or set " + Variables.Token),
        TimeoutException or OperationCanceledException when error is not PollingTimeoutException && FaultIn(error) is { } fault =>
            TimedOutAfter(fault, interrupted),
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

    /// <summary>Whether the exception is about what the service has sent, and not about what the user has specified.</summary>
    public static bool IsOfResponse(ArgumentException error) => error.ParamName == "response";

    private static CredentialPendingException? PendingIn(Exception error)
    {
        Exception? cause = error;
        while (cause is not (null or CredentialPendingException))
            cause = cause.InnerException;
        return (CredentialPendingException?)cause;
    }

    // A request that is repeated until the time limit says why.
    private static Exception? FaultIn(Exception error)
    {
        for (Exception? inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException or ApiException)
                return inner;
        }

        return null;
    }

    private static Failure TimedOutAfter(Exception fault, CancellationToken interrupted) => fault switch
    {
        HttpRequestException { StatusCode: null } => new(ExitCode.TimedOut, "timed out, because the service is unreachable", fault.Message,
            "check the network, the proxy and --endpoint"),
        HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests } => Throttled(fault.Message),
        HttpRequestException => new(ExitCode.TimedOut, "timed out, because the service failed", fault.Message, "retry later"),
        _ => OfAnswer(fault, interrupted),
    };

    private static Failure Throttled(string why, string? requestId = null) => new(
        ExitCode.Throttled, "the service throttled the requests for too long", why,
        "retry later, or send fewer requests with a longer --interval", requestId);

    // HttpClient reports its own timeout as a cancellation with an inner exception.
    private static string TimeoutOf(Exception error) =>
        (error as TimeoutException ?? error.InnerException as TimeoutException)?.Message ?? "the time limit has passed";

    private static Failure OfService(ApiException error)
    {
        if (error.Status == 429)
            return Throttled(error.Message, error.RequestId);
        (ExitCode code, string what, string? advice) = error.Status switch
        {
            400 or 404 when IsOfSubscription(error) => (
                ExitCode.NotFound, "the subscription does not exist, or you have no access to it",
                "check --subscription and the tenant; 'backup-jobs vaults' lists the vaults that you may read"),
            401 => (
                ExitCode.NotAuthorised, "the service rejected the credentials",
                $"sign in again with 'az login', or renew {Variables.Token}"),
            400 or 404 when IsOfManagementGroup(error) => (
                ExitCode.NotFound, "the management group does not exist, or you have no access to it",
                "check --management-group (its ID, not its display name) and the tenant"),
            // Other scopes are read without Resource Graph where it refuses.
            403 when error.OperationId == ResourceGraph => (
                ExitCode.NotAuthorised, "permission denied",
                "ask for the role Reader on the management group, or specify its subscriptions with --subscription"),
            403 => (
                ExitCode.NotAuthorised, "permission denied",
                "ask for the role Backup Reader on the vault (Backup Operator to start, cancel or export)"),
            404 when error.Code is "ResourceNotFound" or "ResourceGroupNotFound" => (
                ExitCode.NotFound, "the vault does not exist",
                "check its name, resource group and subscription; 'backup-jobs vaults' lists the vaults that you may read"),
            404 when error.OperationId.Contains("Job", StringComparison.Ordinal) => (
                ExitCode.NotFound, "not found",
                "check the names; jobs are deleted after a few months; for cross-region restores use --cross-region REGION"),
            404 => (ExitCode.NotFound, "not found", "check the names"),
            >= 200 and < 300 => (
                ExitCode.Error, "the response of the service is unreadable", WrongService),
            >= 500 => (ExitCode.Error, "the service failed", "retry later"),
            _ => (ExitCode.Error, $"the service rejected the request with status {error.Status}", (string?)null),
        };
        // Resource Manager has a code in each error. What has none may come from elsewhere.
        string why = error.Code is null && error.Response.RequestUri is { IsAbsoluteUri: true } url
            ? $"{error.Message} (answered by {url.Authority})"
            : error.Message;
        return new Failure(code, what, why, advice, error.RequestId);
    }

    private static bool IsOfManagementGroup(ApiException error) => error.OperationId == ResourceGraph
        && error.Details.Select(detail => detail.ToString()).Append(error.Message).Any(text =>
            text.Contains("management group", StringComparison.OrdinalIgnoreCase)
            || text.Contains("managementGroup", StringComparison.OrdinalIgnoreCase));

    // Resource Graph names the reason in the details only.
    private static bool IsOfSubscription(ApiException error) => error.Details.Select(detail => detail.Code).Append(error.Code).Any(code =>
        code is "SubscriptionNotFound" or "InvalidSubscriptionId" or "NoValidSubscriptionsInQueryRequest");

    private static Failure OfOperation(BackupOperationException error)
    {
        bool cancelled = error.Status.Status?.ToString().StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true;
        return new Failure(cancelled ? ExitCode.Cancelled : ExitCode.Failed, "the operation ended without a finished job", error.Message);
    }
}
