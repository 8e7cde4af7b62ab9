using BackupJobs.Benchmarks.Peers.Plain;
using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace BackupJobs.Benchmarks.Peers.Kiota;

internal class KiotaJob : KiotaModel
{
    public string? JobType { get; set; }

    public string? EntityFriendlyName { get; set; }

    public PlainManagement? BackupManagementType { get; set; }

    public string? Operation { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? ActivityId { get; set; }

    public TimeSpan? Duration { get; set; }

    public List<PlainAction?>? ActionsInfo { get; set; }

    public List<KiotaError>? ErrorDetails { get; set; }

    public static KiotaJob Create(IParseNode node) => node.GetChildNode("jobType")?.GetStringValue() switch
    {
        "AzureIaaSVMJob" => new KiotaVmJob(),
        "AzureIaaSVMJobV2" => new KiotaVmV2Job(),
        "AzureStorageJob" => new KiotaStorageJob(),
        "AzureWorkloadJob" => new KiotaWorkloadJob(),
        "DpmJob" => new KiotaDpmJob(),
        "MabJob" => new KiotaMabJob(),
        _ => new KiotaJob(),
    };

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "jobType", n => JobType = n.GetStringValue() },
        { "entityFriendlyName", n => EntityFriendlyName = n.GetStringValue() },
        { "backupManagementType", n => BackupManagementType = n.GetEnumValue<PlainManagement>() },
        { "operation", n => Operation = n.GetStringValue() },
        { "status", n => Status = n.GetStringValue() },
        { "startTime", n => StartTime = n.GetDateTimeOffsetValue() },
        { "endTime", n => EndTime = n.GetDateTimeOffsetValue() },
        { "activityId", n => ActivityId = n.GetStringValue() },
        { "duration", n => Duration = n.GetTimeSpanValue() },
        { "actionsInfo", n => ActionsInfo = n.GetCollectionOfEnumValues<PlainAction>()?.AsList() },
        { "errorDetails", n => ErrorDetails = n.GetCollectionOfObjectValues(KiotaError.Create)?.AsList() },
    };
}

internal sealed class KiotaVmJob : KiotaJob
{
    public string? VirtualMachineVersion { get; set; }

    public string? ContainerName { get; set; }

    public bool? IsUserTriggered { get; set; }

    public KiotaExtendedInfo? ExtendedInfo { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "virtualMachineVersion", n => VirtualMachineVersion = n.GetStringValue() },
        { "containerName", n => ContainerName = n.GetStringValue() },
        { "isUserTriggered", n => IsUserTriggered = n.GetBoolValue() },
        { "extendedInfo", n => ExtendedInfo = n.GetObjectValue(KiotaExtendedInfo.Create) },
    };
}

internal sealed class KiotaVmV2Job : KiotaJob
{
    public string? VirtualMachineVersion { get; set; }

    public string? ContainerName { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "virtualMachineVersion", n => VirtualMachineVersion = n.GetStringValue() },
        { "containerName", n => ContainerName = n.GetStringValue() },
    };
}

internal sealed class KiotaStorageJob : KiotaJob
{
    public string? StorageAccountName { get; set; }

    public string? StorageAccountVersion { get; set; }

    public bool? IsUserTriggered { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "storageAccountName", n => StorageAccountName = n.GetStringValue() },
        { "storageAccountVersion", n => StorageAccountVersion = n.GetStringValue() },
        { "isUserTriggered", n => IsUserTriggered = n.GetBoolValue() },
    };
}

internal sealed class KiotaWorkloadJob : KiotaJob
{
    public string? WorkloadType { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "workloadType", n => WorkloadType = n.GetStringValue() },
    };
}

internal sealed class KiotaDpmJob : KiotaJob
{
    public string? DpmServerName { get; set; }

    public string? ContainerName { get; set; }

    public string? ContainerType { get; set; }

    public string? WorkloadType { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "dpmServerName", n => DpmServerName = n.GetStringValue() },
        { "containerName", n => ContainerName = n.GetStringValue() },
        { "containerType", n => ContainerType = n.GetStringValue() },
        { "workloadType", n => WorkloadType = n.GetStringValue() },
    };
}

internal sealed class KiotaMabJob : KiotaJob
{
    public string? MabServerName { get; set; }

    public PlainServer? MabServerType { get; set; }

    public PlainWorkload? WorkloadType { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
    {
        { "mabServerName", n => MabServerName = n.GetStringValue() },
        { "mabServerType", n => MabServerType = n.GetEnumValue<PlainServer>() },
        { "workloadType", n => WorkloadType = n.GetEnumValue<PlainWorkload>() },
    };
}
