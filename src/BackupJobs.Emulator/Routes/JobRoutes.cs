using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the list and the details of jobs.</summary>
internal static class JobRoutes
{
    private static readonly string ReadRight = Route.VaultRight("backupJobs/read");

    public static IEnumerable<Route> All { get; } =
    [
        new("BackupJobs_List", HttpMethods.Get, Route.Vault + "/backupJobs", ReadRight,
            request => JobListResponse.Write(request, request.Hosted.Jobs, request.JobIdPrefix)),
        new("JobDetails_Get", HttpMethods.Get, Route.Vault + "/backupJobs/{jobName}", ReadRight, Get),
    ];

    /// <summary>Writes the details of one job.</summary>
    public static Task WriteDetails(VaultRequest request, JobStore store, string name, string idPrefix)
    {
        if (store.Find(name) is not { } job)
            return request.Error(ServiceError.NotFound("job", name));
        if (Unavailable(request, job) is { } status)
            return request.Error(ServiceError.OfStatus(status));
        JobDefinition definition = job.Definition;
        WireShape shape = request.Behavior.Shape;
        string prefix = shape.MixedCaseIds
            ? idPrefix.Replace("/subscriptions/", "/Subscriptions/", StringComparison.Ordinal)
                .Replace("Microsoft.RecoveryServices", "microsoft.recoveryservices", StringComparison.Ordinal)
            : idPrefix;
        return request.Json(StatusCodes.Status200OK, json =>
            JobWriter.Write(json, definition, JobState.At(definition, request.Now), prefix, shape, details: true));
    }

    private static Task Get(VaultRequest request) =>
        WriteDetails(request, request.Hosted.Jobs, request["jobName"], request.JobIdPrefix);

    /// <summary>The status in place of a job that was started a moment ago, or null.</summary>
    public static int? Unavailable(VaultRequest request, StoredJob job) =>
        request.Behavior.JobUnavailable is { } unavailable
        && job.StartedByRequest
        && request.Now < job.Definition.StartTime + unavailable.For
            ? unavailable.Status
            : null;
}
