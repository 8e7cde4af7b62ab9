using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>Ends from what a vault says.</summary>
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
            Item = Safe.Text(job.EntityName),
            ItemId = Safe.Text(job.ItemId),
            ItemKind = Safe.Text(job.ItemKind),
            Operation = Safe.Text(job.Operation),
            ErrorCode = Safe.Text(error?.Code?.ToString(CultureInfo.InvariantCulture) ?? error?.Title),
            ErrorMessage = Safe.Text(error?.Message ?? error?.Title ?? job.DynamicErrorMessage),
            Recommendations = ValueList.From(
                job.Errors.SelectMany(detail => detail.Recommendations).Select(text => Safe.Text(text)!).Distinct()),
            Json = job.Json is { } json ? Safe.Storable(json.ToString()) : null,
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
