using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;

namespace BackupJobs.Emulator.Routes;

/// <summary>Starts operations and their jobs according to the current behavior.</summary>
internal static class OperationStarter
{
    /// <summary>Adds the job to its store, with the outcome, length and type that the behavior sets.</summary>
    public static StoredJob StartJob(this VaultRequest request, JobStore store, JobDefinition job)
    {
        VaultBehavior behavior = request.Behavior;
        bool fails = new[] { job.Item?.Name, job.EntityFriendlyName }
            .Any(name => behavior.FailingItems.Contains(name, StringComparer.OrdinalIgnoreCase));
        job = job with
        {
            Outcome = fails ? SimulatedOutcome.Failed : behavior.JobOutcome,
            IsUserTriggered = true,
            Length = behavior.JobLength ?? job.Length,
            JobType = behavior.JobType ?? job.JobType,
            ActivityId = request.CorrelationId,
        };
        store.Add([job], startedByRequest: true);
        return store.Find(job.Name)!;
    }

    /// <summary>Starts the operation and replies with 202.</summary>
    public static Task Start(this VaultRequest request, OperationPlan plan)
    {
        VaultOperation operation = new()
        {
            Id = plan.Id,
            Kind = plan.Kind,
            Vault = plan.Vault ?? (request.Route?.VaultKind is null ? null : request.Hosted),
            StartTime = request.Now,
            JobName = plan.JobName ?? plan.Job?.Definition.Name,
            WaitsFor = WaitsForJob(request.Behavior, plan.Kind) ? plan.Job : null,
            Error = plan.Error ?? request.Behavior.OperationError,
            Query = plan.Query,
            StatusUrl = Url(request, plan.StatusPath + plan.Id),
            ResultUrl = Url(request, plan.ResultPath + plan.Id),
        };
        request.Vault.Operations.Add(operation);
        return request.Accepted(operation);
    }

    private static bool WaitsForJob(VaultBehavior behavior, OperationKind kind) => behavior.Regime switch
    {
        OperationRegime.OperationFirst => false,
        OperationRegime.WithJob => true,
        _ => kind.WaitsForJob,
    };

    private static IssuedUrl Url(VaultRequest request, string path)
    {
        OperationUrlBehavior urls = request.Behavior.OperationUrls;
        string apiVersion = urls.ForeignApiVersion ?? request.ApiVersion;
        return urls.LongAndSigned ? IssuedUrl.Signed(path, apiVersion) : IssuedUrl.Plain(path, apiVersion);
    }
}
