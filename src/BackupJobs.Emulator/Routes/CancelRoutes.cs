using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the cancellation of jobs. A cancellation is always accepted, even for an unknown job.</summary>
internal static class CancelRoutes
{
    private static readonly OperationError Refused =
        new("UserErrorCancelNotSupportedInThisPhase", "The job cannot be cancelled while it transfers data to the vault.");

    public static IEnumerable<Route> All { get; } =
    [
        new("JobCancellations_Trigger", HttpMethods.Post, Route.Vault + "/backupJobs/{jobName}/cancel",
            Route.VaultRight("backupJobs/cancel/action"), Cancel),
        new(OperationKind.Cancel.StatusRoute, HttpMethods.Get, Route.Vault + "/backupJobs/{jobName}/operationsStatus/{operationId}",
            Route.VaultRight("backupJobs/operationsStatus/read"), OperationReplies.Status),
        new(OperationKind.Cancel.ResultRoute, HttpMethods.Get, Route.Vault + "/backupJobs/{jobName}/operationResults/{operationId}",
            Route.VaultRight("backupJobs/operationResults/read"), OperationReplies.ResultWithoutBody),
    ];

    private static Task Cancel(VaultRequest request)
    {
        StoredJob? job = request.Hosted.Jobs.Find(request["jobName"]);
        bool refused = job is not null && !job.Cancel(request.Now);
        string path = request.Parent(1);
        return request.Start(
            new OperationPlan(OperationKind.Cancel, request.Vault.Ids.Next(), path + "/operationsStatus/", path + "/operationResults/")
        {
            JobName = request["jobName"],
            Error = refused ? Refused : null,
        });
    }
}
