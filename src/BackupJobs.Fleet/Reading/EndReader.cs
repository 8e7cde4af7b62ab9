using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>Ends from what a vault says. Secrets are masked here, before anything is stored, so that the history, the API, the page and all
/// sinks have the same.</summary>
internal static class EndReader
{
    public static JobEnd Of(WatchedVault vault, JobReport job, DateTimeOffset now)
    {
        JobErrorDetail? error = job.Errors.Count > 0 ? job.Errors[0] : null;
        return Empty(vault, job.JobId, now) with
        {
            Outcome = job.Outcome ?? JobOutcome.Unknown,
            Started = job.StartTime?.ToUniversalTime(),
            Ended = (job.EndTime ?? now).ToUniversalTime(),
            Item = Masked.Text(job.EntityName),
            ItemId = Masked.Text(job.ItemId),
            ItemKind = Masked.Text(job.ItemKind),
            Operation = Masked.Text(job.Operation),
            ErrorCode = Masked.Text(error?.Code?.ToString(CultureInfo.InvariantCulture) ?? error?.Title),
            ErrorMessage = Masked.Text(error?.Message ?? error?.Title ?? job.DynamicErrorMessage),
            Recommendations = ValueList.From(
                job.Errors.SelectMany(detail => detail.Recommendations).Select(text => Masked.Text(text)!).Distinct()),
            Json = job.Json is { } json ? Safe.Storable(Masked.Json(json.ToString())) : null,
        };
    }

    /// <summary>The end of a job that its vault no longer knows.</summary>
    public static JobEnd Lost(WatchedVault vault, LedgerEntry job, DateTimeOffset now) =>
        Empty(vault, job.Job, now) with { Started = job.Started };

    private static JobEnd Empty(WatchedVault vault, string job, DateTimeOffset now) => new()
    {
        Key = EndKey.Of(vault.Id, job),
        VaultId = vault.Id,
        Kind = vault.Kind,
        Subscription = vault.Subscription,
        Tenant = vault.Tenant,
        JobId = Safe.Text(job)!,
        Outcome = JobOutcome.Unknown,
        Ended = now,
        Seen = now,
    };
}
