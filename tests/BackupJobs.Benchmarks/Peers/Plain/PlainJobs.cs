using System.Text.Json.Serialization;

namespace BackupJobs.Benchmarks.Peers.Plain;

/// <summary>Records as written by hand for System.Text.Json: the same members as ours, unknown ones dropped.</summary>
internal sealed record PlainPage
{
    public List<PlainResource>? Value { get; set; }

    public string? NextLink { get; set; }
}

internal sealed record PlainResource
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? Location { get; set; }

    public Dictionary<string, string>? Tags { get; set; }

    public string? ETag { get; set; }

    public PlainSystemData? SystemData { get; set; }

    public PlainJob? Properties { get; set; }
}

internal sealed record PlainSystemData
{
    public string? CreatedBy { get; set; }

    public string? CreatedByType { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? LastModifiedBy { get; set; }

    public string? LastModifiedByType { get; set; }

    public DateTimeOffset? LastModifiedAt { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "jobType", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(PlainVmJob), "AzureIaaSVMJob")]
[JsonDerivedType(typeof(PlainVmV2Job), "AzureIaaSVMJobV2")]
[JsonDerivedType(typeof(PlainStorageJob), "AzureStorageJob")]
[JsonDerivedType(typeof(PlainWorkloadJob), "AzureWorkloadJob")]
[JsonDerivedType(typeof(PlainDpmJob), "DpmJob")]
[JsonDerivedType(typeof(PlainMabJob), "MabJob")]
[JsonDerivedType(typeof(PlainVaultJob), "VaultJob")]
internal record PlainJob
{
    public string? EntityFriendlyName { get; set; }

    public PlainManagement? BackupManagementType { get; set; }

    public string? Operation { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? ActivityId { get; set; }

    public TimeSpan? Duration { get; set; }

    public List<PlainAction>? ActionsInfo { get; set; }

    public List<PlainError>? ErrorDetails { get; set; }

    public PlainExtendedInfo? ExtendedInfo { get; set; }
}

internal sealed record PlainVmJob : PlainJob
{
    public string? VirtualMachineVersion { get; set; }

    public string? ContainerName { get; set; }

    public bool? IsUserTriggered { get; set; }
}

internal sealed record PlainVmV2Job : PlainJob
{
    public string? VirtualMachineVersion { get; set; }

    public string? ContainerName { get; set; }
}

internal sealed record PlainStorageJob : PlainJob
{
    public string? StorageAccountName { get; set; }

    public string? StorageAccountVersion { get; set; }

    public bool? IsUserTriggered { get; set; }
}

internal sealed record PlainWorkloadJob : PlainJob
{
    public string? WorkloadType { get; set; }
}

internal sealed record PlainDpmJob : PlainJob
{
    public string? DpmServerName { get; set; }

    public string? ContainerName { get; set; }

    public string? ContainerType { get; set; }

    public string? WorkloadType { get; set; }
}

internal sealed record PlainMabJob : PlainJob
{
    public string? MabServerName { get; set; }

    public PlainServer? MabServerType { get; set; }

    public PlainWorkload? WorkloadType { get; set; }
}

internal sealed record PlainVaultJob : PlainJob;
