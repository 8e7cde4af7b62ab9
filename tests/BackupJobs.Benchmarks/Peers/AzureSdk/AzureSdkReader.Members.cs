using System.Text.Json;
using BackupJobs.Benchmarks.Peers.Plain;

namespace BackupJobs.Benchmarks.Peers.AzureSdk;

/// <content>What the types of jobs share, and the details.</content>
internal static partial class AzureSdkReader
{
    private static T WithRawData<T>(T job)
    {
        GC.KeepAlive(NoRawData());
        return job;
    }

    /// <summary>Members that every type declares for itself.</summary>
    private static bool ReadOwn(JsonProperty property, PlainJob job)
    {
        if (property.NameEquals("duration"u8))
            job.Duration = Duration(property.Value);
        else if (property.NameEquals("actionsInfo"u8))
            job.ActionsInfo = Many(property.Value, Known<PlainAction>);
        else if (property.NameEquals("errorDetails"u8))
            job.ErrorDetails = Many(property.Value, ReadError);
        else
            return false;
        return true;
    }

    /// <summary>Members of the base.</summary>
    private static void ReadCommon(JsonProperty property, PlainJob job)
    {
        if (property.NameEquals("entityFriendlyName"u8))
            job.EntityFriendlyName = property.Value.GetString();
        else if (property.NameEquals("backupManagementType"u8))
            job.BackupManagementType = Known<PlainManagement>(property.Value);
        else if (property.NameEquals("operation"u8))
            job.Operation = property.Value.GetString();
        else if (property.NameEquals("status"u8))
            job.Status = property.Value.GetString();
        else if (property.NameEquals("startTime"u8))
            job.StartTime = Time(property.Value);
        else if (property.NameEquals("endTime"u8))
            job.EndTime = Time(property.Value);
        else if (property.NameEquals("activityId"u8))
            job.ActivityId = property.Value.GetString();
    }

    private static PlainError ReadError(JsonElement element)
    {
        PlainError error = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("errorCode"u8))
                error.ErrorCode = property.Value.GetInt32();
            else if (property.NameEquals("errorTitle"u8))
                error.ErrorTitle = property.Value.GetString();
            else if (property.NameEquals("errorString"u8))
                error.ErrorString = property.Value.GetString();
            else if (property.NameEquals("recommendations"u8))
                error.Recommendations = Many(property.Value, static item => item.GetString()!);
        }

        return WithRawData(error);
    }

    private static PlainExtendedInfo ReadExtendedInfo(JsonElement element)
    {
        PlainExtendedInfo info = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("tasksList"u8))
                info.TasksList = Many(property.Value, ReadTask);
            else if (property.NameEquals("propertyBag"u8))
                info.PropertyBag = ReadBag(property.Value);
            else if (property.NameEquals("internalPropertyBag"u8))
                info.InternalPropertyBag = ReadBag(property.Value);
            else if (property.NameEquals("progressPercentage"u8))
                info.ProgressPercentage = property.Value.GetDouble();
            else if (property.NameEquals("estimatedRemainingDuration"u8))
                info.EstimatedRemainingDuration = property.Value.GetString();
            else if (property.NameEquals("dynamicErrorMessage"u8))
                info.DynamicErrorMessage = property.Value.GetString();
        }

        return WithRawData(info);
    }

    private static PlainTask ReadTask(JsonElement element)
    {
        PlainTask task = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("taskId"u8))
                task.TaskId = property.Value.GetString();
            else if (property.NameEquals("startTime"u8))
                task.StartTime = Time(property.Value);
            else if (property.NameEquals("endTime"u8))
                task.EndTime = Time(property.Value);
            else if (property.NameEquals("instanceId"u8))
                task.InstanceId = property.Value.GetString();
            else if (property.NameEquals("duration"u8))
                task.Duration = Duration(property.Value);
            else if (property.NameEquals("status"u8))
                task.Status = property.Value.GetString();
            else if (property.NameEquals("progressPercentage"u8))
                task.ProgressPercentage = property.Value.GetDouble();
            else if (property.NameEquals("taskExecutionDetails"u8))
                task.TaskExecutionDetails = property.Value.GetString();
        }

        return WithRawData(task);
    }
}
