using System.Text.Json;
using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// A job of a Backup vault as one of the kinds of <see cref="Job"/>. It has no <c>jobType</c>, and is written as the service sent it.
/// </summary>
public sealed record BackupVaultJob : Job, IJsonModel
{
    internal BackupVaultJob(AzureBackupJob source)
        : base("") => Source = source;

    /// <summary>The job with the members of its own API.</summary>
    public AzureBackupJob Source { get; }

    /// <summary>The resource of a job in the shape that all waits and lists have.</summary>
    internal static JobResource Resource(AzureBackupJobResource job) => new()
    {
        Id = job.Id,
        Name = job.Name,
        Type = job.Type,
        Properties = job.Properties is { } properties ? Of(properties) : null,
        SystemData = job.SystemData is { } data ? Of(data) : null,
        AdditionalProperties = job.AdditionalProperties,
    };

    // Both documents have this type of Azure Resource Manager, each in its own version: as JSON nothing in it is lost, unknown members
    // and the spelling of times included.
    private static SystemData Of(BackupVaultSystemData data) => ApiJson.Read<SystemData>(ApiJson.Write(data).Utf8.Span);

    private static BackupVaultJob Of(AzureBackupJob job) => new(job)
    {
        EntityFriendlyName = new[] { job.BackupInstanceFriendlyName, job.DataSourceSetName, job.DataSourceName }
            .FirstOrDefault(name => !string.IsNullOrEmpty(name)),
        Operation = job.Operation,
        Status = job.Status,
        StartTime = job.StartTime,
        EndTime = job.EndTime,
        ActivityId = job.ActivityID,
    };

    void IJsonModel.WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) => JsonObjects.Write(writer, Source, mode);
}
