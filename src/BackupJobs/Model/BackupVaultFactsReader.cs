using System.Globalization;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Reads what only jobs of Backup vaults have in <c>extendedInfo</c>: steps without times, recovery points, warnings.</summary>
internal static class BackupVaultFactsReader
{
    public static void ReadExtendedInfo(ref JsonTokenReader reader, string name, JobFacts facts)
    {
        switch (name)
        {
            case "subTasks":
                facts.Tasks = ValueList.From(JsonWalk.Items(ref reader, (ref JsonTokenReader task) => ReadTask(ref task, facts)));
                break;
            case "additionalDetails":
                JobFactsReader.ReadBag(ref reader, facts);
                break;
            case "dataTransferredInBytes":
                facts.TransferredBytes = JsonWalk.Number(ref reader) is { } bytes ? (long)bytes : facts.TransferredBytes;
                break;
            case "sourceRecoverPoint" or "targetRecoverPoint":
                JsonWalk.Members(ref reader, facts, ReadRecoveryPoint);
                break;
            case "recoveryDestination" when JsonWalk.String(ref reader) is { } destination:
                facts.Bag["Recovery destination"] = destination;
                break;
            case "warningDetails":
                facts.AddErrors(JsonWalk.Items(ref reader, ReadWarning).SelectMany(errors => errors));
                break;
        }
    }

    private static JobTask ReadTask(ref JsonTokenReader reader, JobFacts facts)
    {
        TaskParts task = new();
        JsonWalk.Members(ref reader, task, static (ref JsonTokenReader value, string name, TaskParts parts) =>
        {
            switch (name)
            {
                case "taskName":
                    parts.Name = JsonWalk.String(ref value) ?? "";
                    break;
                case "taskStatus":
                    parts.Status = JsonWalk.String(ref value);
                    break;
                case "additionalDetails":
                    JsonWalk.Members(ref value, parts, ReadTaskDetail);
                    break;
            }
        });
        facts.TransferredBytes ??= task.TransferredBytes;
        return new JobTask(task.Name, task.Status, null, null, null, null);
    }

    private static void ReadTaskDetail(ref JsonTokenReader reader, string name, TaskParts task)
    {
        if (name == "DataTransferredInBytes" && long.TryParse(
            JsonWalk.Display(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
            task.TransferredBytes = bytes;
    }

    private static void ReadRecoveryPoint(ref JsonTokenReader reader, string name, JobFacts facts)
    {
        if (name == "recoveryPointTime" && JsonWalk.Instant(ref reader) is { } time)
            facts.Bag["Recovery point time"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static List<JobErrorDetail> ReadWarning(ref JsonTokenReader reader)
    {
        List<JobErrorDetail> warnings = [];
        JsonWalk.Members(ref reader, warnings, static (ref JsonTokenReader value, string name, List<JobErrorDetail> found) =>
        {
            if (name == "warning")
                found.AddRange(JobErrorReader.Read(ref value));
        });
        return warnings;
    }

    private sealed class TaskParts
    {
        public string Name { get; set; } = "";

        public string? Status { get; set; }

        public long? TransferredBytes { get; set; }
    }
}
