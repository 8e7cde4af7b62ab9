using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the jobs of Backup vaults.</summary>
internal static class BackupVaultJobRoutes
{
    private static readonly string ReadRight = Route.BackupVaultRight("backupJobs/read");

    public static IEnumerable<Route> All { get; } =
    [
        new("Jobs_List", HttpMethods.Get, Route.BackupVault + "/backupJobs", ReadRight, List),
        new("Jobs_Get", HttpMethods.Get, Route.BackupVault + "/backupJobs/{jobId}", ReadRight, Get),
    ];

    /// <summary>How far back the list reaches. A single job can be read for longer.</summary>
    private static TimeSpan Window { get; } = TimeSpan.FromDays(14);

    // The oldest job comes first, so that the running ones are on the last page.
    private static Task List(VaultRequest request)
    {
        JobPosition? after = null;
        if (request.Query("$skipToken") is { Length: > 0 } token)
        {
            if (!JobPosition.TryParse(token, out JobPosition position))
                return request.Error(ServiceError.Invalid("The skip token is invalid.", "$skipToken"));
            after = position;
        }

        // Positions are ordered newest first.
        List<StoredJob> rest =
        [
            .. request.Hosted.Jobs.NewestFirst.Reverse()
                .Where(job => job.Definition.StartTime >= request.Now - Window && job.Definition.StartTime <= request.Now)
                .Where(job => after is not { } last || JobPosition.Of(job).CompareTo(last) < 0)
                .Take(request.Vault.Options.PageSize + 1),
        ];
        bool more = rest.Count > request.Vault.Options.PageSize;
        StoredJob[] page = [.. rest.Take(request.Vault.Options.PageSize)];
        return request.Json(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            foreach (StoredJob job in page)
                BackupVaultJobWriter.Write(json, request.Hosted.Definition, job.Definition, job.At(request.Now), BackupVaultJobForm.List);
            json.WriteEndArray();
            if (more)
                json.WriteString("nextLink", request.NextLink(JobPosition.Of(page[^1]).ToToken()));
            else
                json.WriteNull("nextLink");
            json.WriteEndObject();
        });
    }

    private static Task Get(VaultRequest request)
    {
        if (request.Hosted.Jobs.Find(request["jobId"]) is not { } job)
            return request.Error(ServiceError.NotFound("job", request["jobId"]));
        if (JobRoutes.Unavailable(request, job) is { } status)
            return request.Error(ServiceError.OfStatus(status));
        JobDefinition definition = job.Definition;
        return request.Json(StatusCodes.Status200OK, json => BackupVaultJobWriter.Write(
            json, request.Hosted.Definition, definition, JobState.At(definition, request.Now), BackupVaultJobForm.Details));
    }
}
