using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Reads the details of a job from its JSON in one pass. Parts of an unexpected shape are left out.</summary>
internal static class JobFactsReader
{
    public static JobFacts Read(RawJson job)
    {
        JobFacts details = new();
        JsonTokenReader reader = new(job.Utf8.Span);
        reader.Read();
        JsonWalk.Members(ref reader, details, ReadJob);
        return details;
    }

    private static void ReadJob(ref JsonTokenReader reader, string name, JobFacts details)
    {
        if (name == "properties")
            JsonWalk.Members(ref reader, details, ReadProperty);
    }

    private static void ReadProperty(ref JsonTokenReader reader, string name, JobFacts details)
    {
        switch (name)
        {
            case "errorDetails":
                details.AddErrors(JobErrorReader.ReadList(ref reader));
                break;
            case "backupInstanceId":
                details.ItemId = JsonWalk.String(ref reader);
                break;
            case "dataSourceId":
                details.SourceId = JsonWalk.String(ref reader);
                break;
            case "policyName":
                details.PolicyName = JsonWalk.String(ref reader);
                break;
            case "dataSourceType":
                details.ItemKind = JsonWalk.String(ref reader);
                break;
            case "isUserTriggered":
                details.IsUserTriggered = JsonScalars.TryReadBoolean(ref reader, out bool value) ? value : null;
                break;
            case "duration":
                details.Duration = JsonWalk.Duration(ref reader);
                break;
            case "extendedInfo":
                JsonWalk.Members(ref reader, details, ReadExtendedInfo);
                break;
        }
    }

    private static void ReadExtendedInfo(ref JsonTokenReader reader, string name, JobFacts details)
    {
        switch (name)
        {
            case "tasksList":
                details.Tasks = ValueList.From(JsonWalk.Items(ref reader, ReadTask));
                break;
            case "propertyBag":
                ReadBag(ref reader, details);
                break;
            case "progressPercentage":
                details.ProgressPercentage = JsonWalk.Number(ref reader);
                break;
            case "dynamicErrorMessage":
                details.DynamicErrorMessage = JsonWalk.String(ref reader);
                break;
            default:
                BackupVaultFactsReader.ReadExtendedInfo(ref reader, name, details);
                break;
        }
    }

    /// <summary>Reads facts to display.</summary>
    internal static void ReadBag(ref JsonTokenReader reader, JobFacts details) =>
        JsonWalk.Members(ref reader, details.Bag, static (ref JsonTokenReader value, string key, Dictionary<string, string> entries) =>
            entries[key] = JsonWalk.Display(ref value));

    private static JobTask ReadTask(ref JsonTokenReader reader)
    {
        TaskParts task = new();
        JsonWalk.Members(ref reader, task, static (ref JsonTokenReader value, string name, TaskParts parts) =>
        {
            switch (name)
            {
                case "taskId":
                    parts.Name = JsonWalk.String(ref value) ?? "";
                    break;
                case "status":
                    parts.Status = JsonWalk.String(ref value);
                    break;
                case "startTime":
                    parts.Start = JsonWalk.Instant(ref value);
                    break;
                case "endTime":
                    parts.End = JsonWalk.Instant(ref value);
                    break;
                case "duration":
                    parts.Duration = JsonWalk.Duration(ref value);
                    break;
                case "progressPercentage":
                    parts.Progress = JsonWalk.Number(ref value);
                    break;
            }
        });
        return new JobTask(task.Name, task.Status, task.Start, task.End, task.Duration, task.Progress);
    }

    private sealed class TaskParts
    {
        public string Name { get; set; } = "";

        public string? Status { get; set; }

        public DateTimeOffset? Start { get; set; }

        public DateTimeOffset? End { get; set; }

        public TimeSpan? Duration { get; set; }

        public double? Progress { get; set; }
    }
}
