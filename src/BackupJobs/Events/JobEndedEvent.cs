using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BackupJobs;

/// <summary>
/// The end of a job as a CloudEvents 1.0 event in JSON, structured mode. <see cref="WebhookSender"/> posts it.
/// </summary>
/// <remarks>Source: CloudEvents 1.0.2, "JSON Event Format".</remarks>
public sealed class JobEndedEvent
{
    /// <summary>Media type of an event in structured mode.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>The type of the event.</summary>
    public const string Type = "backupjobs.job.ended";

    private JobEndedEvent(JobReport job, VaultId vault, DateTimeOffset? time) => (Job, Vault, Time) = (job, vault, time);

    /// <summary>
    /// Identifies the end: SHA-256 of vault id, job id and "ended" in lower-case hex. It does not depend on the outcome, so that a status
    /// that is corrected later is the same end, and ids that differ in case only are the same job.
    /// </summary>
    public string Id => Key(Vault, Job.JobId);

    /// <summary>The vault: its resource id is the source of the event, as a URI reference.</summary>
    public VaultId Vault { get; }

    /// <summary>The job: its id (name) is the subject of the event, and the report its data.</summary>
    public JobReport Job { get; }

    /// <summary>When the job ended, UTC; null if that is unknown.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Creates the event of a job that has ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="vault">Its vault; null for the vault of its resource id.</param>
    /// <param name="seenAt">When the end was seen, for jobs whose end time is unknown; null if that is unknown too.</param>
    /// <exception cref="ArgumentException">The job has not ended, or its vault is neither specified nor in its resource id.</exception>
    public static JobEndedEvent Of(JobReport job, VaultId? vault = null, DateTimeOffset? seenAt = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Outcome is null)
            throw new ArgumentException("The job has not ended.", nameof(job));
        return new JobEndedEvent(
            job,
            vault ?? job.Vault ?? throw new ArgumentException("The job does not name its vault: specify the vault.", nameof(vault)),
            job.EndTime ?? seenAt);
    }

    /// <summary>
    /// The event as JSON in UTF-8. Its data is the report in one shape for all job types (<see cref="JobReport.WriteTo"/>): job, vault,
    /// item, operation, status, outcome, times, and up to 20 errors with their recommendations. Strings are masked, and limited to 2,000
    /// characters.
    /// </summary>
    public byte[] ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", Id);
            json.WriteString("source", UriReference(Vault.ToString()));
            json.WriteString("type", Type);
            json.WriteString("subject", Job.JobId);
            if (Time is { } time)
                json.WriteString("time", JobReportJson.Utc(time));
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            JobReportJson.Write(json, Job, Vault);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The id of the event of a job.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="jobId">Id (name) of the job.</param>
    public static string Key(VaultId vault, string jobId)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        string text = $"{vault}\n{jobId}\nended".ToLowerInvariant();
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    // Names of resource groups may have letters that a URI can only contain in their encoded form.
    private static string UriReference(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
}
