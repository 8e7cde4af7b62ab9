using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Estate;

/// <summary>An estate in memory: Resource Graph, and the lists of two vaults in one subscription.</summary>
internal sealed class EstateSamples
{
    public const string Item = FakeService.VaultPath + "/backupFabrics/Azure/protectionContainers/c;vm1/protectedItems/VM;vm1";

    private readonly JumpingTime _time;

    public EstateSamples(JumpingTime time)
    {
        _time = time;
        Service = new FakeService(Answer);
    }

    public FakeService Service { get; }

    /// <summary>Queries that Resource Graph got.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>Answers instead of Resource Graph; null for the rows.</summary>
    public Func<int, HttpResponseMessage?>? Graph { get; set; }

    /// <summary>Status of the jobs: in Resource Graph, and in their vaults.</summary>
    public (string Graph, string Vault) Running { get; set; } = ("InProgress", "InProgress");

    public bool IsVaultRefused { get; set; }

    /// <summary>Answers instead of the lists of the vaults; null for their items and jobs.</summary>
    public Func<string, HttpResponseMessage?>? List { get; set; }

    /// <summary>Answers to requests for a vault itself, by its path; null for none.</summary>
    public Func<string, HttpResponseMessage>? Vault { get; set; }

    public BackupEstate Estate(EstateScope? scope = null, Action<VaultId, Exception>? failed = null) =>
        Service.Client(_time).Estate(scope, failed);

    public int Count(string part) => Service.Requests.Count(request => request.Contains(part, StringComparison.Ordinal));

    public static HttpResponseMessage Page(string rows, string? token = null, string truncated = "false")
    {
        string next = token is null ? "" : $",\"$skipToken\":\"{token}\"";
        return FakeService.Json(
            $$"""{"totalRecords":9,"count":1,"data":[{{rows}}],"facets":[],"resultTruncated":"{{truncated}}"{{next}}}""");
    }

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> items = [];
        await foreach (T item in source)
            items.Add(item);
        return items;
    }

    public string VmJob(string status) => $$"""
        {"id":"{{FakeService.VaultPath}}/backupJobs/vmjob","name":"vmjob","type":"microsoft.recoveryservices/vaults/backupjobs",
         "properties":{"jobType":"AzureIaaSVMJob","entityFriendlyName":"vm1","backupManagementType":"AzureIaasVM","operation":"Backup",
          "status":"{{status}}","startTime":"{{Start(2)}}","duration":"00:41:12.2222222","isUserTriggered":"false",
          "backupInstanceId":"{{Item}}","errorDetails":[{"errorCode":400001,"errorString":"No agent.","recommendations":["Check."]}]} }
        """;

    public string DiskJob(string status) => BackupVaultSamples.Job("diskjob", status, Start(1), status == "InProgress" ? null : Start(0.5));

    private string Start(double hoursAgo) => (_time.GetUtcNow() - TimeSpan.FromHours(hoursAgo)).ToString("O");

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/resources", StringComparison.Ordinal))
        {
            Queries.Add(request.Content!.ReadAsStringAsync().Result);
            return Graph?.Invoke(Queries.Count) ?? Page(Rows(Queries[^1]));
        }

        if (IsVaultRefused && path.StartsWith(FakeService.VaultPath + "/", StringComparison.Ordinal))
            return FakeService.Json("{}", System.Net.HttpStatusCode.Forbidden);
        return Vault is not null && VaultId.TryParse(path, out VaultId? vault) && vault.ToString() == path
            ? Vault(path)
            : List?.Invoke(path) ?? FakeService.Json(ListOf(path));
    }

    private string Rows(string query) =>
        query.Contains("backupjobs", StringComparison.Ordinal) ? $"{VmJob("Failed")},{DiskJob(Running.Graph)}"
        : query.Contains("protecteditems", StringComparison.Ordinal) ? Items
        : Vaults;

    private static string Vaults => $$$"""
        {"id":"{{{BackupVaultSamples.VaultPath}}}","name":"bv","type":"microsoft.dataprotection/backupvaults","location":"northeurope","tenantId":"t",
         "tags":{"team":"shop","Cost center":"42"}},
        {"id":"{{{FakeService.VaultPath}}}","name":"v","type":"microsoft.recoveryservices/vaults","location":"westeurope","tenantId":"t","tags":null}
        """;

    private static string VmItem => $$"""
        {"id":"{{Item}}","name":"VM;vm1","type":"x","properties":{"protectedItemType":"Microsoft.Compute/virtualMachines","friendlyName":"vm1",
         "workloadType":"VM","policyName":"nightly","protectionState":"Protected","lastRecoveryPoint":"2020-01-01T00:00:00Z"} }
        """;

    private static string DiskItem => $$"""
        {"id":"{{BackupVaultSamples.VaultPath}}/backupInstances/disk1","name":"disk1","type":"y","properties":{"objectType":"BackupInstance",
         "friendlyName":"disk1","dataSourceInfo":{"datasourceType":"Microsoft.Compute/disks","resourceID":"/d"},
         "policyInfo":{"policyId":"/p/daily"},"currentProtectionState":"ProtectionConfigured"} }
        """;

    private static string Items => $"{VmItem},{DiskItem}";

    private string ListOf(string path) => path switch
    {
        "/subscriptions" => """{"value":[{"subscriptionId":"sub"}]}""",
        "/subscriptions/sub/providers/Microsoft.RecoveryServices/vaults" =>
            $$"""{"value":[{"id":"{{FakeService.VaultPath}}","name":"v","location":"westeurope"}]}""",
        "/subscriptions/sub/providers/Microsoft.DataProtection/backupVaults" =>
            $$"""{"value":[{"id":"{{BackupVaultSamples.VaultPath}}","name":"bv","location":"northeurope","properties":{"storageSettings":[]} }]}""",
        FakeService.VaultPath + "/backupJobs" => $$"""{"value":[{{VmJob("Failed")}}]}""",
        FakeService.VaultPath + "/backupProtectedItems" => $$"""{"value":[{{VmItem}}]}""",
        BackupVaultSamples.VaultPath + "/backupJobs" => $$"""{"value":[{{DiskJob(Running.Vault)}}],"nextLink":null}""",
        BackupVaultSamples.VaultPath + "/backupInstances" => $$"""{"value":[{{DiskItem}}]}""",
        FakeService.VaultPath + "/backupJobs/vmjob" => VmJob("Failed"),
        _ => DiskJob(Running.Vault),
    };
}
