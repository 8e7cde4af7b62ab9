using System.Security.Authentication;
using BackupJobs.Cli.FleetApi;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Converts exceptions of requests to a fleet to failures: what happened, the fleet's own reason, and what to do.</summary>
internal static class FleetFailures
{
    /// <summary>Advice where something else answers.</summary>
    public const string WrongService =
        "check that --fleet is the address of a backup-jobs-fleet of this version, and whether a proxy answers in its place";

    /// <summary>Advice where a job is not found.</summary>
    public const string OnlyEnded =
        "check the ID: a fleet knows jobs that have ended, of the vaults that it watches; 'backup-jobs list --fleet' shows them";

    private const string GiveKey = $"set {Variables.FleetKey}, or specify the file with the key with --fleet-key-file";

    /// <summary>The failure; null for exceptions that are not about the fleet.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="hasKey">Whether a key was sent.</param>
    public static Failure? Of(Exception error, bool hasKey) => error switch
    {
        ApiException api => OfFleet(api, hasKey),
        OriginMismatchException => new(
            ExitCode.Error, "the fleet redirects to another origin, so nothing was sent there", error.Message, WrongService),
        HttpRequestException { InnerException: AuthenticationException } => new(
            ExitCode.Error, "the fleet has no certificate that this machine trusts", $"{error.Message} {error.InnerException.Message}",
            "use the host name of its certificate, and add the authority that signed it to those of this machine"),
        HttpRequestException => new(
            ExitCode.Error, "the fleet is unreachable", error.Message, "check --fleet, the network and the proxy, and whether it runs"),
        _ => null,
    };

    private static Failure OfFleet(ApiException error, bool hasKey)
    {
        string? reason = (error.Body as ProblemDetails)?.Detail ?? error.Error?.Message;
        string why = reason ?? error.Message;
        return error.Status switch
        {
            >= 200 and < 300 => new(ExitCode.Error, "the answer is not that of a fleet", error.Message, WrongService),
            400 when reason?.Contains("is not known", StringComparison.Ordinal) == true => new(
                ExitCode.Error, "the fleet does not know a parameter that this command needs", why,
                "the fleet is older than this command: update backup-jobs-fleet"),
            400 when reason is null => new(
                ExitCode.Error, "the fleet does not accept the request", why,
                "use a host name that the fleet has in its certificate or in web.hosts"),
            401 when hasKey => new(
                ExitCode.NotAuthorised, "the fleet rejected the key", why, $"check the key in {Variables.FleetKey} or --fleet-key-file"),
            401 => new(ExitCode.NotAuthorised, "the fleet needs a key", why, GiveKey),
            403 => new(
                ExitCode.NotAuthorised, "the fleet denies the permission", why, "use a key or an access token with the role Reader"),
            404 when error.OperationId == "Jobs_Get" && reason is not null => new(
                ExitCode.NotFound, "the fleet has no such job", why, OnlyEnded),
            404 => new(ExitCode.Error, "there is no list of jobs at this address", why, WrongService),
            429 => new(ExitCode.Throttled, "the fleet throttled the request", why, Later(error)),
            503 => new(ExitCode.Error, "the fleet cannot answer now", why, Later(error)),
            >= 500 => new(ExitCode.Error, "the fleet failed", why, "retry later, and look at the log of the fleet"),
            >= 300 and < 400 => new(ExitCode.Error, "the fleet redirects the request", why, WrongService),
            _ => new(ExitCode.Error, $"the fleet rejected the request with status {error.Status}", why, WrongService),
        };
    }

    private static string Later(ApiException error) =>
        error.RetryAfter is { } pause ? $"retry in {HumanDuration.Format(pause)}" : "retry later";
}
