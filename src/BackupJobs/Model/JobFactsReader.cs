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
                details.Errors = ValueList.From(JsonWalk.Items(ref reader, ReadError));
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
                Dictionary<string, string> bag = [];
                JsonWalk.Members(ref reader, bag, static (ref JsonTokenReader value, string key, Dictionary<string, string> entries) =>
                    entries[key] = JsonWalk.Display(ref value));
                details.PropertyBag = bag;
                break;
            case "progressPercentage":
                details.ProgressPercentage = JsonWalk.Number(ref reader);
                break;
            case "dynamicErrorMessage":
                details.DynamicErrorMessage = JsonWalk.String(ref reader);
                break;
        }
    }

    private static JobErrorDetail ReadError(ref JsonTokenReader reader)
    {
        ErrorParts error = new();
        JsonWalk.Members(ref reader, error, static (ref JsonTokenReader value, string name, ErrorParts parts) =>
        {
            switch (name)
            {
                case "errorCode":
                    parts.Code = JsonScalars.TryReadInt32(ref value, out int code) ? code : null;
                    break;
                case "errorTitle":
                    parts.Title = JsonWalk.String(ref value);
                    break;
                case "errorString":
                    parts.Message = JsonWalk.String(ref value);
                    break;
                case "recommendations":
                    parts.Recommendations = ValueList.From(JsonWalk.Items(ref value, JsonWalk.String).OfType<string>());
                    break;
            }
        });
        return new JobErrorDetail(error.Code, error.Title, error.Message, error.Recommendations);
    }

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

    private sealed class ErrorParts
    {
        public int? Code { get; set; }

        public string? Title { get; set; }

        public string? Message { get; set; }

        public ValueList<string> Recommendations { get; set; } = ValueList<string>.Empty;
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
