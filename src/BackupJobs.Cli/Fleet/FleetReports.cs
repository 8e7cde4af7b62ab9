using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BackupJobs.Cli.FleetApi;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>
/// Jobs of a fleet in the form of Azure's own jobs, so that every output is the same for both, for people and for programs.
/// </summary>
internal static class FleetReports
{
    // Azure has a type for each kind of job. That of a job is only known where its vault still described it.
    private const string JobType = "FleetJob";

    // The JSON is only read again, by readers that escapes do not matter to.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A job of a list: what the fleet keeps of it.</summary>
    public static JobReport Of(EndedJob job) => Written(
        job, job.Error is { } error ? [new JobProblem { Code = null, Title = null, Message = error, Recommendations = [] }] : []);

    /// <summary>A job with everything that is known: as its vault described it, or what the fleet keeps of it.</summary>
    public static JobReport Of(JobDetail job) => OfVault(job) ?? Written(Row(job), job.Errors);

    // A job that was lost has the JSON of the time when it ran.
    private static JobReport? OfVault(JobDetail job)
    {
        if (job.Json is null || !VaultId.TryParse(job.Vault, out VaultId? vault))
            return null;
        try
        {
            JobReport report = JobReport.Of(RawJson.Parse(job.Json), vault.Kind);
            return report.Outcome?.ToString() == job.Outcome.Value ? report : null;
        }
        catch (Exception fault) when (fault is JsonException or JsonReadException)
        {
            return null;
        }
    }

    private static EndedJob Row(JobDetail job) => new()
    {
        Key = job.Key,
        JobId = job.JobId,
        Vault = job.Vault,
        VaultName = job.VaultName,
        Subscription = job.Subscription,
        Tenant = job.Tenant,
        Outcome = job.Outcome,
        Item = job.Item,
        ItemKind = job.ItemKind,
        Operation = job.Operation,
        Started = job.Started,
        Ended = job.Ended,
    };

    // Jobs of both kinds of vaults are written in the form of one.
    private static JobReport Written(EndedJob job, IEnumerable<JobProblem> errors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id", $"{VaultOf(job)}/backupJobs/{job.JobId}");
            json.WriteString("name", job.JobId);
            json.WriteStartObject("properties");
            WriteFacts(json, job);
            json.WriteStartArray("errorDetails");
            foreach (JobProblem error in errors)
                WriteError(json, error);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return JobReport.Of(RawJson.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan)), VaultKind.RecoveryServices);
    }

    // The fleet has the id in lower case, and the name as it was given.
    private static string VaultOf(EndedJob job) =>
        !VaultId.TryParse(job.Vault, out VaultId? id) ? job.Vault
        : id.VaultName.Equals(job.VaultName, StringComparison.OrdinalIgnoreCase)
            ? new VaultId(id.SubscriptionId, id.ResourceGroup, job.VaultName, id.Kind).ToString()
        : id.ToString();

    private static void WriteFacts(Utf8JsonWriter json, EndedJob job)
    {
        json.WriteString("jobType", JobType);
        Write(json, "entityFriendlyName", job.Item);
        Write(json, "backupManagementType", job.ItemKind);
        Write(json, "operation", job.Operation);
        json.WriteString("status", job.Outcome.Value);
        if (job.Started is { } started)
            json.WriteString("startTime", started.UtcDateTime);
        json.WriteString("endTime", job.Ended.UtcDateTime);
    }

    private static void WriteError(Utf8JsonWriter json, JobProblem error)
    {
        json.WriteStartObject();
        if (error.Code is { } code)
            json.WriteNumber("errorCode", code);
        Write(json, "errorTitle", error.Title);
        Write(json, "errorString", error.Message);
        json.WriteStartArray("recommendations");
        foreach (string advice in error.Recommendations)
            json.WriteStringValue(advice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
