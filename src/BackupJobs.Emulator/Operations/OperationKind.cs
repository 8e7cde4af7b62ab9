namespace BackupJobs.Emulator.Operations;

/// <summary>Properties of the operations that one type of request starts.</summary>
/// <param name="StatusRoute"><c>operationId</c> of the route in <c>Azure-AsyncOperation</c>.</param>
/// <param name="ResultRoute"><c>operationId</c> of the route in <c>Location</c>.</param>
/// <param name="Length">Duration, unless the operation waits for its job.</param>
/// <param name="Payload">The <c>properties</c> of its status after success.</param>
/// <param name="WaitsForJob">Whether the operation is in progress until its job has ended.</param>
/// <param name="SharesIdWithJob">Whether its job has the same ID, as for a restore.</param>
internal sealed record OperationKind(
    string StatusRoute, string ResultRoute, TimeSpan Length, OperationPayload Payload, bool WaitsForJob = false,
    bool SharesIdWithJob = false)
{
    /// <summary>The status route that serves every operation of the vault.</summary>
    public const string AnyStatus = "BackupOperationStatuses_Get";

    /// <summary>The result route that serves every operation of the vault.</summary>
    public const string AnyResult = "BackupOperationResults_Get";

    private const string ItemStatus = "ProtectedItemOperationStatuses_Get";
    private const string ItemResult = "ProtectedItemOperationResults_Get";
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan SomeSeconds = TimeSpan.FromSeconds(5);

    public static OperationKind Backup { get; } = new(ItemStatus, ItemResult, AtOnce, OperationPayload.Job);

    public static OperationKind Restore { get; } = new(ItemStatus, ItemResult, AtOnce, OperationPayload.Job, SharesIdWithJob: true);

    public static OperationKind Configure { get; } = new(ItemStatus, ItemResult, AtOnce, OperationPayload.Job, WaitsForJob: true);

    public static OperationKind Delete { get; } = new(AnyStatus, AnyResult, AtOnce, OperationPayload.Job, WaitsForJob: true);

    public static OperationKind Policy { get; } =
        new(
            "ProtectionPolicyOperationStatuses_Get", "ProtectionPolicyOperationResults_Get", AtOnce, OperationPayload.Jobs,
            WaitsForJob: true);

    /// <summary>The path of its status is undocumented.</summary>
    public static OperationKind Cancel { get; } =
        new("JobOperationStatuses_Get", "JobOperationResults_Get", SomeSeconds, OperationPayload.Job);

    public static OperationKind Export { get; } = new(AnyStatus, "ExportJobsOperationResults_Get", SomeSeconds, OperationPayload.None);

    /// <summary>An export in a Backup vault.</summary>
    public static OperationKind BackupVaultExport { get; } =
        new("OperationStatusBackupVaultContext_Get", "ExportJobsOperationResult_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind Validate { get; } =
        new("ValidateOperationStatuses_Get", "ValidateOperationResults_Get", SomeSeconds, OperationPayload.Validation);

    public static OperationKind TieringCost { get; } =
        new("TieringCostOperationStatus_Get", "GetTieringCostOperationResult_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind DataMove { get; } =
        new("GetOperationStatus", "BMSPrepareDataMoveOperationResult_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind PrivateEndpoint { get; } =
        new("PrivateEndpoint_GetOperationStatus", AnyResult, SomeSeconds, OperationPayload.None);

    /// <summary>Backup or restore in a Backup vault.</summary>
    public static OperationKind Instance { get; } =
        new("OperationStatusBackupVaultContext_Get", "OperationResult_Get", TimeSpan.FromSeconds(1.5), OperationPayload.Job);

    /// <summary>A restore from a Backup vault to the paired region.</summary>
    public static OperationKind InstanceCrossRegionRestore { get; } = Instance with { StatusRoute = "OperationStatus_Get" };

    /// <summary>A validation in a Backup vault, which has no job.</summary>
    public static OperationKind InstanceValidation { get; } = Instance with
    {
        Length = TimeSpan.FromSeconds(41),
        Payload = OperationPayload.None,
    };

    public static OperationKind CrossRegionRestore { get; } =
        new("CrrOperationStatus_Get", "CrrOperationResults_Get", AtOnce, OperationPayload.None);
}

/// <summary>The <c>properties</c> of a status.</summary>
internal enum OperationPayload
{
    /// <summary>No properties: the operation has no job.</summary>
    None,

    /// <summary>The ID of the job.</summary>
    Job,

    /// <summary>The IDs of several jobs, and the errors of those that could not start.</summary>
    Jobs,

    /// <summary>The results of a validation.</summary>
    Validation,
}
