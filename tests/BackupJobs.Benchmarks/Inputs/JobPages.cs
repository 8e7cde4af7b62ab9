using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>Synthetic responses: pages of mixed jobs as in a list, and one job with details. The same bytes in every run.</summary>
internal static class JobPages
{
    private static readonly string[] Operations = ["Backup", "Backup", "Backup", "Restore", "ConfigureBackup", "DeleteBackupData"];

    /// <summary>A page of jobs of all seven types in turn, about 0.8 KB a job; every eighth has failed.</summary>
    /// <param name="jobs">Number of jobs.</param>
    /// <param name="nextLink">The next page's URL; null on the last.</param>
    /// <param name="first">Number of the first job in the whole list.</param>
    public static byte[] Page(int jobs, string? nextLink = null, int first = 0) => Write(nextLink, writer =>
    {
        Random random = new(first + jobs);
        for (int i = first; i < first + jobs; i++)
            WriteJob(writer, new JobSketch(i, random), details: false);
    });

    /// <summary>A page with one job of a virtual machine that has errors, tasks, both property bags and an undeclared member.</summary>
    public static byte[] Details() =>
        Write(null, static writer => WriteJob(writer, new JobSketch(0, new Random(1)) { HasFailed = true }, details: true));

    private static byte[] Write(string? nextLink, Action<Utf8JsonWriter> jobs)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("value");
            jobs(writer);
            writer.WriteEndArray();
            if (nextLink is not null)
                writer.WriteString("nextLink", nextLink);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteJob(Utf8JsonWriter writer, JobSketch job, bool details)
    {
        writer.WriteStartObject();
        writer.WriteString(
            "id",
            $"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg{job.Index % 9}/providers/Microsoft.RecoveryServices/vaults/vault1/backupJobs/{job.Name}");
        writer.WriteString("name", job.Name);
        writer.WriteString("type", "Microsoft.RecoveryServices/vaults/backupJobs");
        writer.WriteStartObject("properties");
        writer.WriteString("jobType", job.Kind.Type);
        job.Kind.WriteMembers(writer, job.Index);
        writer.WriteString("duration", job.Duration);
        writer.WriteStartArray("actionsInfo");
        writer.WriteStringValue("Cancellable");
        writer.WriteEndArray();
        if (job.HasFailed)
            WriteErrors(writer, job.Kind.HasErrorCodes);
        if (details)
            JobDetails.Write(writer);
        writer.WriteString("entityFriendlyName", $"server{job.Index:000}");
        writer.WriteString("backupManagementType", job.Kind.BackupManagementType);
        writer.WriteString("operation", Operations[job.Index % Operations.Length]);
        writer.WriteString("status", job.Status);
        writer.WriteString("startTime", Moment(job.Start));
        if (job.Status != "InProgress")
            writer.WriteString("endTime", Moment(job.End));
        writer.WriteString("activityId", job.ActivityId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter writer, bool hasCodes)
    {
        writer.WriteStartArray("errorDetails");
        writer.WriteStartObject();
        if (hasCodes)
            writer.WriteNumber("errorCode", 400239);
        writer.WriteString("errorString", "The VM agent could not be reached, so that no consistent snapshot was taken.");
        writer.WriteStartArray("recommendations");
        writer.WriteStringValue("Make sure that the agent on the machine is running and can reach the network.");
        writer.WriteStringValue("Start the backup once more.");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
