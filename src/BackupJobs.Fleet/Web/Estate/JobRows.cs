using BackupJobs.Fleet.Notifications;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Web;

/// <summary>Ends as the API shows them: without secrets.</summary>
internal static class JobRows
{
    public static EndedJob Of(JobEnd end, EstateSnapshot estate) => new()
    {
        Key = end.Key,
        JobId = end.JobId,
        Vault = end.VaultId,
        VaultName = estate.NameOf(end.VaultId),
        Subscription = end.Subscription,
        Tenant = end.Tenant,
        Outcome = end.Outcome,
        Item = end.Item,
        ItemKind = end.ItemKind,
        Operation = end.Operation,
        Started = end.Started,
        Ended = end.Ended,
        Error = EndText.Error(end),
    };

    public static JobDetail Detail(JobEnd end, EstateSnapshot estate)
    {
        EndedJob row = Of(end, estate);
        JobReport? report = EndReport.Of(end);
        return new JobDetail
        {
            Key = row.Key,
            JobId = row.JobId,
            Vault = row.Vault,
            VaultName = row.VaultName,
            Subscription = row.Subscription,
            Tenant = row.Tenant,
            Outcome = row.Outcome,
            Item = row.Item,
            ItemKind = row.ItemKind,
            Operation = row.Operation,
            Started = row.Started,
            Ended = row.Ended,
            Error = row.Error,
            Status = report?.Status,
            Policy = report?.PolicyName,
            ResourceGroup = VaultId.Parse(end.VaultId).ResourceGroup,
            ActivityId = EndReport.ActivityId(report),
            TransferredBytes = report?.TransferredBytes,
            Errors = report is null ? Errors(end) : [.. report.Errors.Select(Problem)],
            Tasks = report is null ? [] : [.. report.Tasks.Select(task => new JobStep(task.Name, task.Status, Duration(task)))],
            Properties = report is null
                ? []
                : [.. report.PropertyBag.Select(entry => new JobFact(EndText.OneLine(entry.Key), EndText.OneLine(entry.Value)))],
            Json = end.Json is null ? null : Redact.Text(end.Json),
        };
    }

    private static JobProblem[] Errors(JobEnd end) => end.ErrorCode is null && end.ErrorMessage is null
        ? []
        : [new JobProblem(null, end.ErrorCode, end.ErrorMessage is { } text ? EndText.OneLine(text) : null, EndText.Advice(end))];

    private static JobProblem Problem(JobErrorDetail error) => new(
        error.Code,
        error.Title,
        error.Message is { } message ? EndText.OneLine(message) : null,
        [.. error.Recommendations.Select(EndText.OneLine)]);

    private static double? Duration(JobTask task) => (task.Duration ?? (task.EndTime - task.StartTime))?.TotalSeconds;
}
