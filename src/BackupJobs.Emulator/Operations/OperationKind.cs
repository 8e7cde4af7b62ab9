namespace BackupJobs.Emulator.Operations;

/// <summary>What is fixed about operations that one kind of request starts.</summary>
/// <param name="StatusRoute">Operation of the document that its <c>Azure-AsyncOperation</c> URL leads to.</param>
/// <param name="ResultRoute">Operation of the document that its <c>Location</c> URL leads to.</param>
/// <param name="Length">How long it runs if it does not wait for its job.</param>
/// <param name="Payload">What its status says when it has succeeded.</param>
/// <param name="WaitsForJob">Whether it is in progress until its job is over.</param>
/// <param name="SharesIdWithJob">Whether its job is named like the operation, as that of a restore is.</param>
internal sealed record OperationKind(
    string StatusRoute, string ResultRoute, TimeSpan Length, OperationPayload Payload, bool WaitsForJob = false,
    bool SharesIdWithJob = false)
{
    /// <summary>The status that serves every operation of the vault.</summary>
    public const string AnyStatus = "BackupOperationStatuses_Get";

    /// <summary>The result that serves every operation of the vault.</summary>
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
        new("ProtectionPolicyOperationStatuses_Get", "ProtectionPolicyOperationResults_Get", AtOnce, OperationPayload.Jobs, WaitsForJob: true);

    /// <summary>Its status is at a path that no document has.</summary>
    public static OperationKind Cancel { get; } = new("JobOperationStatuses_Get", "JobOperationResults_Get", SomeSeconds, OperationPayload.Job);

    public static OperationKind Export { get; } = new(AnyStatus, "ExportJobsOperationResults_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind Validate { get; } =
        new("ValidateOperationStatuses_Get", "ValidateOperationResults_Get", SomeSeconds, OperationPayload.Validation);

    public static OperationKind TieringCost { get; } =
        new("TieringCostOperationStatus_Get", "GetTieringCostOperationResult_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind DataMove { get; } =
        new("GetOperationStatus", "BMSPrepareDataMoveOperationResult_Get", SomeSeconds, OperationPayload.None);

    public static OperationKind PrivateEndpoint { get; } =
        new("PrivateEndpoint_GetOperationStatus", AnyResult, SomeSeconds, OperationPayload.None);

    public static OperationKind CrossRegionRestore { get; } =
        new("CrrOperationStatus_Get", "CrrOperationResults_Get", AtOnce, OperationPayload.None);
}

/// <summary>The <c>properties</c> of a status.</summary>
internal enum OperationPayload
{
    /// <summary>None at all: "no job" is a clean outcome.</summary>
    None,

    /// <summary>The job's id.</summary>
    Job,

    /// <summary>Ids of several jobs, and errors of those that could not start.</summary>
    Jobs,

    /// <summary>The findings of a validation.</summary>
    Validation,
}
