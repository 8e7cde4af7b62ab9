using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes <c>extendedInfo</c>: tasks, property bags and progress.</summary>
internal static class ExtendedInfoWriter
{
    public static void Write(Utf8JsonWriter json, JobDefinition job, JobState state, JobTypeTraits traits, WireShape shape)
    {
        json.WriteStartObject("extendedInfo");
        if (traits.Tasks)
            WriteTasks(json, job, state, traits, shape);
        WriteBag(json, "propertyBag", job.PropertyBag, state);
        if (traits.Progress)
        {
            if (job.InternalPropertyBag.Count > 0)
                WriteBag(json, "internalPropertyBag", job.InternalPropertyBag, state);
            json.WriteNumber("progressPercentage", Percent(state.Progress));
        }

        json.WriteEndObject();
    }

    private static void WriteTasks(Utf8JsonWriter json, JobDefinition job, JobState state, JobTypeTraits traits, WireShape shape)
    {
        json.WriteStartArray("tasksList");
        foreach (TaskState task in TaskState.All(job, state))
        {
            json.WriteStartObject();
            json.WriteString("taskId", task.TaskId);
            if (traits.TaskTimes)
            {
                json.WriteTime("startTime", task.StartTime, shape);
                json.WriteTime("endTime", task.EndTime, shape);
                json.WriteString("duration", WireText.Duration(task.Duration, shape));
            }

            if (traits.Progress)
                json.WriteNumber("progressPercentage", Percent(task.Progress));
            json.WriteString("status", task.Status);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBag(Utf8JsonWriter json, string name, IReadOnlyList<JobProperty> bag, JobState state)
    {
        json.WriteStartObject(name);
        foreach (JobProperty property in bag)
        {
            if (state.IsDone || !property.OnlyWhenDone)
                json.WriteString(property.Key, property.Value);
        }

        json.WriteEndObject();
    }

    private static double Percent(double share) => Math.Round(share * 100, 1);
}
