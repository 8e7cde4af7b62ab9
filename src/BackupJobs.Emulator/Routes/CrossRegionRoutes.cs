using System.Text;
using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>
/// Routes of version 2018-12-20: restores to the paired region, and their jobs, which are outside the vault and are read by POST.
/// </summary>
internal static class CrossRegionRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("BackupCrrJobs_List", HttpMethods.Post, Route.Region + "/backupCrrJobs", Route.RegionRight("backupCrrJobs/action"), List),
        new("BackupCrrJobDetails_Get", HttpMethods.Post, Route.Region + "/backupCrrJob", Route.RegionRight("backupCrrJob/action"), Get),
        new("CrossRegionRestore_Trigger", HttpMethods.Post, Route.Region + "/backupCrossRegionRestore",
            Route.RegionRight("backupCrossRegionRestore/action"), Restore),
        new(OperationKind.CrossRegionRestore.StatusRoute, HttpMethods.Get, Route.Region + "/backupCrrOperationsStatus/{operationId}",
            Route.RegionRight("backupCrrOperationsStatus/read"), OperationReplies.Status),
        new(OperationKind.CrossRegionRestore.ResultRoute, HttpMethods.Get, Route.Region + "/backupCrrOperationResults/{operationId}",
            Route.RegionRight("backupCrrOperationResults/read"),
            request => OperationReplies.Result(request, _ => request.Empty(StatusCodes.Status200OK))),
    ];

    private static async Task List(VaultRequest request)
    {
        if (await BodyMember(request, "resourceId").ConfigureAwait(false) is null)
            await request.Error(Missing("resourceId")).ConfigureAwait(false);
        else
            await JobListResponse.Write(request, request.Vault.CrossRegionJobs, IdPrefix(request)).ConfigureAwait(false);
    }

    private static async Task Get(VaultRequest request)
    {
        if (await BodyMember(request, "jobName").ConfigureAwait(false) is not { } name)
            await request.Error(Missing("jobName")).ConfigureAwait(false);
        else
            await JobRoutes.WriteDetails(request, request.Vault.CrossRegionJobs, name, IdPrefix(request)).ConfigureAwait(false);
    }

    private static Task Restore(VaultRequest request)
    {
        string name = request.Vault.Ids.Next();
        // These IDs are base64 with padding, which is not escaped in URLs.
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes("133083790641813816;" + name));
        JobDefinition job = JobTemplate.VirtualMachine.NewJob(name, "CrossRegionRestore", "vm1", request.Now);
        string path = request.Parent(1);
        return request.Start(
            new OperationPlan(
                OperationKind.CrossRegionRestore, id, path + "/backupCrrOperationsStatus/", path + "/backupCrrOperationResults/")
        {
            Job = request.StartJob(request.Vault.CrossRegionJobs, job),
        });
    }

    private static string IdPrefix(VaultRequest request) =>
        $"/subscriptions/{request["subscriptionId"]}/providers/Microsoft.RecoveryServices/locations/{request["azureRegion"]}/backupJobs/";

    private static async Task<string?> BodyMember(VaultRequest request, string name)
    {
        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        return body.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
    }

    private static ServiceError Missing(string member) =>
        ServiceError.Invalid($"The body must contain the string '{member}'.", member);
}
