namespace BackupJobs.Tests.Specs;

/// <summary>The documents in <c>specs/</c>, the operations that each must have, and the upstream document each is measured by.</summary>
internal static class OurSpecs
{
    private const string Upstream = "upstream/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable";

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

    private static readonly string[] CrossRegion = ["BackupCrrJobs_List", "BackupCrrJobDetails_Get", "CrrOperationStatus_Get"];

    public static string Folder { get; } = Path.Combine(Repository.Root, "specs");

    public static IReadOnlyDictionary<string, string[]> Expected { get; } = new Dictionary<string, string[]>
    {
        ["2016-12-01/operations.json"] = Operations,
        ["2018-12-20/cross-region.json"] = CrossRegion,
        ["2019-05-13/jobs.json"] = Jobs,
        ["2024-04-01/backup.json"] = [.. Jobs, .. Operations, .. LaterOperations],
    };

    public static TheoryData<string> Names { get; } = new(Expected.Keys);

    /// <summary>Documents without operations, which the others refer to.</summary>
    public static TheoryData<string> NamesWithShared { get; } = new([.. Expected.Keys, "common-types/errors.json"]);

    public static SpecFile Load(string name) => SpecFile.Load(Path.Combine(Folder, name));

    public static SpecFile LoadUpstream(string name) =>
        SpecFile.Load(Path.Combine(Repository.Shared!, Upstream, name[..name.IndexOf('/', StringComparison.Ordinal)], "bms.json"));

    /// <summary>Every upstream document beside the repository, common types included, examples not.</summary>
    public static IEnumerable<string> UpstreamFiles() =>
        from file in Directory.EnumerateFiles(
            Path.Combine(Repository.Shared!, "upstream", "specification"), "*.json", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Contains("examples")
        select file;
}
