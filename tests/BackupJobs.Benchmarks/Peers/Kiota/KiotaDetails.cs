using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace BackupJobs.Benchmarks.Peers.Kiota;

internal sealed class KiotaExtendedInfo : KiotaModel
{
    public List<KiotaTask>? TasksList { get; set; }

    public KiotaBag? PropertyBag { get; set; }

    public KiotaBag? InternalPropertyBag { get; set; }

    public double? ProgressPercentage { get; set; }

    public string? EstimatedRemainingDuration { get; set; }

    public string? DynamicErrorMessage { get; set; }

    public static KiotaExtendedInfo Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "tasksList", n => TasksList = n.GetCollectionOfObjectValues(KiotaTask.Create)?.AsList() },
        { "propertyBag", n => PropertyBag = n.GetObjectValue(KiotaBag.Create) },
        { "internalPropertyBag", n => InternalPropertyBag = n.GetObjectValue(KiotaBag.Create) },
        { "progressPercentage", n => ProgressPercentage = n.GetDoubleValue() },
        { "estimatedRemainingDuration", n => EstimatedRemainingDuration = n.GetStringValue() },
        { "dynamicErrorMessage", n => DynamicErrorMessage = n.GetStringValue() },
    };
}

internal sealed class KiotaTask : KiotaModel
{
    public string? TaskId { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? InstanceId { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? Status { get; set; }

    public double? ProgressPercentage { get; set; }

    public string? TaskExecutionDetails { get; set; }

    public static KiotaTask Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "taskId", n => TaskId = n.GetStringValue() },
        { "startTime", n => StartTime = n.GetDateTimeOffsetValue() },
        { "endTime", n => EndTime = n.GetDateTimeOffsetValue() },
        { "instanceId", n => InstanceId = n.GetStringValue() },
        { "duration", n => Duration = n.GetTimeSpanValue() },
        { "status", n => Status = n.GetStringValue() },
        { "progressPercentage", n => ProgressPercentage = n.GetDoubleValue() },
        { "taskExecutionDetails", n => TaskExecutionDetails = n.GetStringValue() },
    };
}

internal sealed class KiotaError : KiotaModel
{
    public int? ErrorCode { get; set; }

    public string? ErrorTitle { get; set; }

    public string? ErrorString { get; set; }

    public List<string>? Recommendations { get; set; }

    public static KiotaError Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "errorCode", n => ErrorCode = n.GetIntValue() },
        { "errorTitle", n => ErrorTitle = n.GetStringValue() },
        { "errorString", n => ErrorString = n.GetStringValue() },
        { "recommendations", n => Recommendations = n.GetCollectionOfPrimitiveValues<string>()?.AsList() },
    };
}
