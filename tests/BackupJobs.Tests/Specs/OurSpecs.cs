namespace BackupJobs.Tests.Specs;

/// <summary>The documents in <c>specs/</c>, the operations that each must have, and the upstream document each is measured by.</summary>
internal static class OurSpecs
{
    private const string RecoveryServices = "recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable";
    private const string NewRecoveryServices =
        "recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/RecoveryServicesBackup/stable/2026-11-01/bms.json";
    private const string DataProtection =
        "dataprotection/resource-manager/Microsoft.DataProtection/stable/2024-04-01/dataprotection.json";

    // Folders next to the repository that have upstream documents, each with the layout of the upstream repository.
    private static readonly string[] Collections = ["upstream", "services"];

    private static readonly string[] Jobs =
    [
        "BackupJobs_List", "JobDetails_Get", "JobCancellations_Trigger", "JobOperationResults_Get", "Jobs_Export",
        "ExportJobsOperationResults_Get",
    ];

    private static readonly string[] Operations =
    [
        "BackupOperationStatuses_Get", "BackupOperationResults_Get", "ProtectedItemOperationStatuses_Get",
        "ProtectionPolicyOperationStatuses_Get", "Backups_Trigger",
    ];

    private static readonly string[] LaterOperations =
    [
        "ValidateOperationStatuses_Get", "TieringCostOperationStatus_Get", "GetOperationStatus", "PrivateEndpoint_GetOperationStatus",
    ];

    private static readonly string[] NewOperations =
    [
        "ProtectionContainerRefreshOperationStatuses_Get", "ConfigureSourceScan_Execute",
        "ItemLevelRecoveryConnections_ListInstantItemRecoveryOperationResult",
    ];

    private static readonly string[] CrossRegion = ["BackupCrrJobs_List", "BackupCrrJobDetails_Get", "CrrOperationStatus_Get"];

    private static readonly string[] BackupVaults =
    [
        "Jobs_List", "Jobs_Get", "OperationStatus_Get", "OperationStatusBackupVaultContext_Get",
        "OperationStatusResourceGroupContext_Get", "OperationResult_Get", "BackupInstances_AdhocBackup", "BackupInstances_Get",
        "BackupInstances_List", "BackupPolicies_Get",
        "ExportJobs_Trigger", "ExportJobsOperationResult_Get", "FetchCrossRegionRestoreJobs_List", "FetchCrossRegionRestoreJob_Get",
    ];

    /// <summary>Upstream documents that are not named after the folder of ours, below <c>specification</c>.</summary>
    private static readonly Dictionary<string, string> Upstream = new()
    {
        ["2026-11-01/backup.json"] = NewRecoveryServices,
        ["2026-11-01/protected-items.json"] = NewRecoveryServices,
        ["dataprotection/backup.json"] = DataProtection,
        ["vaults/backup-vaults.json"] = DataProtection,
        ["vaults/recovery-services.json"] =
            "recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaults.json",
        ["resource-graph/resources.json"] =
            "resourcegraph/resource-manager/Microsoft.ResourceGraph/stable/2024-04-01/resourcegraph.json",
    };

    public static string Folder { get; } = Path.Combine(Repository.Root, "specs");

    public static IReadOnlyDictionary<string, string[]> Expected { get; } = new Dictionary<string, string[]>
    {
        ["2016-12-01/operations.json"] = Operations,
        ["2018-12-20/cross-region.json"] = CrossRegion,
        ["2019-05-13/jobs.json"] = Jobs,
        ["2026-11-01/backup.json"] = [.. Jobs, .. Operations, .. LaterOperations, .. NewOperations],
        ["2026-11-01/protected-items.json"] = ["BackupProtectedItems_List"],
        ["2024-04-01/backup.json"] = [.. Jobs, .. Operations, .. LaterOperations],
        ["2024-04-01/protected-items.json"] = ["BackupProtectedItems_List"],
        ["dataprotection/backup.json"] = BackupVaults,
        ["vaults/backup-vaults.json"] = ["BackupVaults_Get", "BackupVaults_GetInSubscription", "BackupVaults_GetInResourceGroup"],
        ["vaults/recovery-services.json"] = ["Vaults_Get", "Vaults_ListBySubscriptionId", "Vaults_ListByResourceGroup"],
        ["resource-graph/resources.json"] = ["Resources"],
    };

    public static TheoryData<string> Names { get; } = new(Expected.Keys);

    /// <summary>Documents without operations, which the others refer to.</summary>
    public static TheoryData<string> NamesWithShared { get; } = new([.. Expected.Keys, .. Shared]);

    /// <summary>The names of those documents.</summary>
    public static string[] Shared => ["common-types/errors.json", "common-types/resource-manager.json"];

    /// <summary>The document of our own service, which the service writes itself.</summary>
    public static string Fleet => "fleet/v1.json";

    /// <summary>Documents that are newer than the upstream documents next to the repository may be: they are compared where these
    /// are.</summary>
    public static string[] Newer { get; } = [.. Expected.Keys.Where(name => name.StartsWith("2026-11-01/", StringComparison.Ordinal))];

    public static SpecFile Load(string name) => SpecFile.Load(Path.Combine(Folder, name));

    /// <summary>Documents whose upstream document is next to the repository.</summary>
    public static string[] ComparableNames { get; } = [.. Expected.Keys.Where(name => FindUpstream(name) is not null)];

    /// <inheritdoc cref="ComparableNames"/>
    public static TheoryData<string> Comparable { get; } = new(ComparableNames);

    public static SpecFile LoadUpstream(string name) => SpecFile.Load(FindUpstream(name)!);

    /// <summary>Every upstream document beside the repository, common types included, examples not.</summary>
    public static IEnumerable<string> UpstreamFiles() =>
        from collection in Collections
        let folder = Path.Combine(Repository.Shared!, collection, "specification")
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Contains("examples")
        select file;

    private static string? FindUpstream(string name)
    {
        if (Repository.Shared is not { } shared)
            return null;
        string folder = name[..name.IndexOf('/', StringComparison.Ordinal)];
        string path = Upstream.GetValueOrDefault(name) ?? $"{RecoveryServices}/{folder}/bms.json";
        return Collections.Select(collection => Path.Combine(shared, collection, "specification", path)).FirstOrDefault(File.Exists);
    }
}
