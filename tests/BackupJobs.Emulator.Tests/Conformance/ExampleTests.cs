using System.Text;
using System.Text.Json.Nodes;
using BackupJobs.Emulator.Routes;

namespace BackupJobs.Emulator.Tests.Conformance;

/// <summary>The emulator serves the request of every example of its operations, in every available document.</summary>
public class ExampleTests
{
    // Operations that must be started before their status or result can be requested.
    private static readonly Dictionary<string, (string Method, string Path)> StartedBy = new()
    {
        ["JobOperationResults_Get"] = ("POST", "/backupJobs/{jobName}/cancel"),
        ["ExportJobsOperationResults_Get"] = ("POST", "/backupJobsExport"),
        ["BackupOperationStatuses_Get"] = ("DELETE", TestVault.Item),
        ["BackupOperationResults_Get"] = ("DELETE", TestVault.Item),
        ["ProtectedItemOperationStatuses_Get"] = ("PUT", TestVault.Item),
        ["ProtectedItemOperationResults_Get"] = ("PUT", TestVault.Item),
        ["ProtectionPolicyOperationStatuses_Get"] = ("PUT", "/backupPolicies/p1"),
        ["ProtectionPolicyOperationResults_Get"] = ("PUT", "/backupPolicies/p1"),
        ["ValidateOperationStatuses_Get"] = ("POST", "/backupTriggerValidateOperation"),
        ["ValidateOperationResults_Get"] = ("POST", "/backupTriggerValidateOperation"),
        ["TieringCostOperationStatus_Get"] = ("POST", "/backupTieringCost/default/fetchTieringCost"),
        ["GetTieringCostOperationResult_Get"] = ("POST", "/backupTieringCost/default/fetchTieringCost"),
        ["GetOperationStatus"] = ("POST", "/backupstorageconfig/vaultstorageconfig/prepareDataMove"),
        ["BMSPrepareDataMoveOperationResult_Get"] = ("POST", "/backupstorageconfig/vaultstorageconfig/prepareDataMove"),
        ["PrivateEndpoint_GetOperationStatus"] = ("DELETE", "/privateEndpointConnections/pe1"),
        ["CrrOperationStatus_Get"] = ("CRR", "/backupCrossRegionRestore"),
        ["CrrOperationResults_Get"] = ("CRR", "/backupCrossRegionRestore"),
    };

    [SharedTheory]
    [InlineData("2016-12-01", 5)]
    [InlineData("2018-12-20", 5)]
    [InlineData("2019-05-13", 8)]
    [InlineData("2019-06-15", 8)]
    [InlineData("2023-02-01", 20)]
    [InlineData("2024-04-01", 20)]
    public async Task Requests_of_the_examples_are_served(string version, int atLeast)
    {
        UpstreamDocument document = UpstreamDocument.Load(version);
        HashSet<string> served = [.. VaultRoutes.All.Select(route => route.OperationId)];
        int asked = 0;
        foreach (UpstreamOperation operation in document.Operations.Where(operation => served.Contains(operation.Id)))
        {
            foreach ((string name, JsonNode? reference) in operation.Node["x-ms-examples"]?.AsObject() ?? [])
            {
                (JsonNode example, _) = document.Resolve((string)reference!["$ref"]!, operation.File);
                await Ask(document, operation, name, example);
                asked++;
            }
        }

        Assert.True(asked >= atLeast, $"only {asked}");
    }

    private static async Task Ask(UpstreamDocument document, UpstreamOperation operation, string name, JsonNode example)
    {
        JsonObject parameters = example["parameters"]!.DeepClone().AsObject();
        ConformanceHandler handler = new(document);
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Speed = 0, Behavior = new VaultBehavior { Shape = WireShape.Strict } });
        using HttpClient http = new(handler) { BaseAddress = vault.Endpoint };
        AddJob(vault, parameters);
        if (StartedBy.TryGetValue(operation.Id, out (string Method, string Path) start))
            parameters["operationId"] = await StartOperation(vault, http, start, parameters);

        using HttpRequestMessage request = new(new HttpMethod(operation.Method), Url(operation, parameters));
        if (parameters["parameters"] is { } body)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.SendAsync(request);

        string place = $"{operation.Id} '{name}'";
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{place}: {(int)response.StatusCode} {text}");
        Assert.NotNull(example["responses"]![((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.True(handler.Problems.Count == 0, $"{place}: {string.Join("; ", handler.Problems)}");
    }

    private static void AddJob(BackupVaultEmulator vault, JsonObject parameters)
    {
        JsonNode? crossRegion = parameters["parameters"]?["jobName"];
        string? name = (string?)(parameters["jobName"] ?? crossRegion);
        if (name is null)
            return;
        vault.Add(new JobDefinition
        {
            Name = name,
            Operation = crossRegion is null ? "Backup" : "CrossRegionRestore",
            StartTime = vault.Clock.Now,
            Phases = [new JobPhase("Take Snapshot", 1)],
        });
    }

    private static async Task<string> StartOperation(
        BackupVaultEmulator vault, HttpClient http, (string Method, string Path) start, JsonObject parameters)
    {
        bool crossRegion = start.Method == "CRR";
        string scope = crossRegion ? "/subscriptions/s1/providers/Microsoft.RecoveryServices/locations/r1" : vault.VaultPath;
        string path = scope + start.Path.Replace("{jobName}", (string?)parameters["jobName"], StringComparison.Ordinal);
        using HttpRequestMessage request = new(new HttpMethod(crossRegion ? "POST" : start.Method), path + "?api-version=2024-04-01");
        using HttpResponseMessage accepted = await http.SendAsync(request);
        vault.Clock.Advance(TimeSpan.FromMinutes(2));
        return new Uri(accepted.StatusUrl()).Segments[^1];
    }

    private static string Url(UpstreamOperation operation, JsonObject parameters)
    {
        string path = operation.Template;
        List<string> query = [];
        foreach ((string name, JsonNode? value) in parameters)
        {
            if (path.Contains("{" + name + "}", StringComparison.Ordinal))
                path = path.Replace("{" + name + "}", (string?)value, StringComparison.Ordinal);
            else if (name == "api-version" || name.StartsWith('$'))
                query.Add(name + "=" + Uri.EscapeDataString((string)value!));
        }

        return path + "?" + string.Join('&', query);
    }
}
