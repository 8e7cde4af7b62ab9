using System.Text;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Conformance;

/// <summary>With the strict shape, responses of the emulator match the service's documents exactly.</summary>
public class DocumentTests
{
    private const string Region = "/subscriptions/s1/providers/Microsoft.RecoveryServices/locations/southeastasia";

    private static readonly (string Method, string Path)[] Triggers =
    [
        ("POST", TestVault.Item + "/backup"),
        ("POST", TestVault.Item + "/recoveryPoints/1/restore"),
        ("PUT", TestVault.Item),
        ("DELETE", TestVault.Item),
        ("PUT", "/backupPolicies/policy1"),
        ("POST", "/backupJobsExport"),
        ("POST", "/backupTriggerValidateOperation"),
        ("POST", "/backupTieringCost/default/fetchTieringCost"),
        ("POST", "/backupstorageconfig/vaultstorageconfig/prepareDataMove"),
        ("DELETE", "/privateEndpointConnections/pe1"),
    ];

    [SharedFact]
    public async Task Every_response_of_every_operation_matches_the_document()
    {
        ConformanceHandler handler = new(UpstreamDocument.Load("2024-04-01"));
        using HttpClient http = new(handler);
        await using BackupVaultEmulator vault = await Start(http);
        vault.Seed(400, seed: 4);
        foreach ((string method, string path) in Triggers)
            await Follow(vault, http, method, vault.VaultPath + path);
        List<JsonNode> jobs = await http.All(Url(vault.VaultPath + "/backupJobs"));
        foreach (JsonNode job in jobs)
            await http.GetAsync(Url(vault.VaultPath + "/backupJobs/" + job["name"]));
        await Follow(vault, http, "POST", vault.VaultPath + "/backupJobs/" + jobs[0]["name"] + "/cancel");
        await http.GetAsync(Url(vault.VaultPath + "/backupJobs", "$filter=bad"));
        await http.GetAsync(Url(vault.VaultPath + "/backupJobs/nobody"));
        vault.Behavior = vault.Behavior with { OperationError = new OperationError("UserErrorX", "No.") };
        foreach ((string method, string path) in Triggers)
            await Follow(vault, http, method, vault.VaultPath + path);

        Assert.Empty(handler.Problems.Distinct());
        string[] expected =
        [
            "BackupJobs_List 200", "BackupJobs_List 400", "JobDetails_Get 200", "JobDetails_Get 404", "JobCancellations_Trigger 202",
            "JobOperationResults_Get 202", "JobOperationResults_Get 204", "Jobs_Export 202", "ExportJobsOperationResults_Get 202",
            "ExportJobsOperationResults_Get 200", "BackupOperationStatuses_Get 200", "BackupOperationResults_Get 202",
            "BackupOperationResults_Get 204",
            "ProtectedItemOperationStatuses_Get 200", "ProtectedItemOperationResults_Get 202", "ProtectedItemOperationResults_Get 200",
            "ProtectionPolicyOperationStatuses_Get 200", "Backups_Trigger 202", "Restores_Trigger 202", "ValidateOperationStatuses_Get 200",
            "TieringCostOperationStatus_Get 200", "GetOperationStatus 200", "PrivateEndpoint_GetOperationStatus 200",
            "ProtectedItems_CreateOrUpdate 202", "ProtectedItems_Delete 202",
        ];
        Assert.Empty(expected.Except(handler.Seen));
    }

    [SharedTheory]
    [InlineData("2016-12-01")]
    [InlineData("2019-05-13")]
    [InlineData("2023-02-01")]
    public async Task Responses_about_virtual_machines_match_the_older_documents(string version)
    {
        ConformanceHandler handler = new(UpstreamDocument.Load(version));
        using HttpClient http = new(handler);
        await using BackupVaultEmulator vault = await Start(http);
        foreach ((string method, string path) in Triggers.Take(6))
            await Follow(vault, http, method, vault.VaultPath + path, version);
        foreach (JsonNode job in await http.All(Url(vault.VaultPath + "/backupJobs", version: version)))
            await http.GetAsync(Url(vault.VaultPath + "/backupJobs/" + job["name"], version: version));

        Assert.Empty(handler.Problems.Distinct());
        Assert.True(handler.Seen.Count >= 6, string.Join(", ", handler.Seen));
    }

    [SharedFact]
    public async Task Responses_of_the_paired_region_match_their_document()
    {
        ConformanceHandler handler = new(UpstreamDocument.Load("2018-12-20"));
        using HttpClient http = new(handler);
        await using BackupVaultEmulator vault = await Start(http);
        await Follow(vault, http, "POST", Region + "/backupCrossRegionRestore", "2018-12-20");
        await http.PostAsync(Url(Region + "/backupCrrJobs", version: "2018-12-20"), Json("""{"resourceId":"/x"}"""));
        string name =
            (string)(await http.PostAsync(Url(Region + "/backupCrrJobs", version: "2018-12-20"), Json("""{"resourceId":"/x"}"""))
                .Json())["value"]![0]!["name"]!;
        foreach (string wanted in new[] { name, "nobody" })
            await http.PostAsync(
                Url(Region + "/backupCrrJob", version: "2018-12-20"), Json($$"""{"resourceId":"/x","jobName":"{{wanted}}"}"""));

        Assert.Empty(handler.Problems.Distinct());
        string[] expected =
            [
                "BackupCrrJobs_List 200", "BackupCrrJobDetails_Get 200", "BackupCrrJobDetails_Get 404", "CrrOperationStatus_Get 200",
                "CrrOperationResults_Get 202"
            ];
        Assert.Empty(expected.Except(handler.Seen));
    }

    [SharedFact]
    public async Task The_validator_finds_the_differences_of_the_other_shapes()
    {
        ConformanceHandler handler = new(UpstreamDocument.Load("2024-04-01"));
        using HttpClient http = new(handler);
        await using BackupVaultEmulator vault = await Start(http);
        vault.Behavior = new VaultBehavior { Shape = WireShape.Legacy, JobType = "AzureQuantumJob" };
        vault.Add(new JobDefinition { Name = "old", StartTime = vault.Clock.Now });
        await Follow(vault, http, "POST", vault.VaultPath + TestVault.Item + "/backup");
        await http.GetAsync(Url(vault.VaultPath + "/backupJobs"));

        foreach (string expected in new[] { "actionsInfo[0] is no string", "duration is '00:", "unknown discriminator 'AzureQuantumJob'",
            "'0001-01-01T00:00:00', no date-time" })
            Assert.Contains(handler.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static async Task<BackupVaultEmulator> Start(HttpClient http)
    {
        BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Speed = 0, Behavior = new VaultBehavior { Shape = WireShape.Strict } });
        http.BaseAddress = vault.Endpoint;
        return vault;
    }

    /// <summary>Starts an operation and reads its status and its result before and after its end.</summary>
    private static async Task Follow(BackupVaultEmulator vault, HttpClient http, string method, string path, string version = "2024-04-01")
    {
        using HttpRequestMessage request = new(new HttpMethod(method), Url(path, version: version));
        using HttpResponseMessage accepted = await http.SendAsync(request);
        for (int i = 0; i < 2; i++)
        {
            await http.GetAsync(accepted.StatusUrl());
            await http.GetAsync(accepted.ResultUrl());
            vault.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        await http.GetAsync(accepted.StatusUrl());
    }

    private static string Url(string path, string query = "", string version = "2024-04-01") => $"{path}?api-version={version}&{query}";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
