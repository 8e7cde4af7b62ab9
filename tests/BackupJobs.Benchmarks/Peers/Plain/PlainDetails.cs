using System.Text.Json.Serialization;

namespace BackupJobs.Benchmarks.Peers.Plain;

internal sealed record PlainExtendedInfo
{
    public List<PlainTask>? TasksList { get; set; }

    public Dictionary<string, string>? PropertyBag { get; set; }

    public Dictionary<string, string>? InternalPropertyBag { get; set; }

    public double? ProgressPercentage { get; set; }

    public string? EstimatedRemainingDuration { get; set; }

    public string? DynamicErrorMessage { get; set; }
}

internal sealed record PlainTask
{
    public string? TaskId { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string? InstanceId { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? Status { get; set; }

    public double? ProgressPercentage { get; set; }

    public string? TaskExecutionDetails { get; set; }
}

internal sealed record PlainError
{
    public int? ErrorCode { get; set; }

    public string? ErrorTitle { get; set; }

    public string? ErrorString { get; set; }

    public List<string>? Recommendations { get; set; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PlainAction>))]
internal enum PlainAction
{
    Invalid,
    Cancellable,
    Retriable,
}

[JsonConverter(typeof(JsonStringEnumConverter<PlainManagement>))]
internal enum PlainManagement
{
    Invalid,
    AzureIaasVM,
    MAB,
    DPM,
    AzureBackupServer,
    AzureSql,
    AzureStorage,
    AzureWorkload,
    DefaultBackup,
}

[JsonConverter(typeof(JsonStringEnumConverter<PlainServer>))]
internal enum PlainServer
{
    Invalid,
    Unknown,
    IaasVMContainer,
    IaasVMServiceContainer,
    DPMContainer,
    AzureBackupServerContainer,
    MABContainer,
    Cluster,
    AzureSqlContainer,
    Windows,
    VCenter,
    VMAppContainer,
    SQLAGWorkLoadContainer,
    StorageContainer,
    GenericContainer,
}

[JsonConverter(typeof(JsonStringEnumConverter<PlainWorkload>))]
internal enum PlainWorkload
{
    Invalid,
    VM,
    FileFolder,
    AzureSqlDb,
    SQLDB,
    Exchange,
    Sharepoint,
    VMwareVM,
    SystemState,
    Client,
    GenericDataSource,
    SQLDataBase,
    AzureFileShare,
    SAPHanaDatabase,
    SAPAseDatabase,
    SAPHanaDBInstance,
}
