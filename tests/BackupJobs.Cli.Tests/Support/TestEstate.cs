using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupJobs.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Cli.Tests;

/// <summary>Two vaults of both kinds in two subscriptions, each with one item, and Resource Graph over them.</summary>
internal sealed class TestEstate : IAsyncDisposable
{
    public const string Subscription = "11111111-2222-4333-8444-555555555555";
    public const string Machines = $"/subscriptions/{Subscription}/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/machines";
    public const string Disks = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv";
    public const string Machine = Machines + "/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg1;vm1/protectedItems/VM;iaasvmcontainerv2;rg1;vm1";
    public const string Disk = Disks + "/backupInstances/disk1";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly object _lock = new();
    private readonly List<(string Vault, JsonNode Job)> _jobs = [];

    private TestEstate(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    public TestShell Shell { get; init; } = new();

    /// <summary>Method and path of each request, with the query for requests of Resource Graph.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Status of the answers of Resource Graph.</summary>
    public int GraphStatus { get; set; } = 200;

    /// <summary>Body of the answers of Resource Graph that are no success.</summary>
    public string GraphError { get; set; } = """{"error":{"code":"Forbidden","message":"No access to Resource Graph."}}""";

    /// <summary>Status of the lists of the Recovery Services vault; 0 for no answer at all.</summary>
    public int MachinesStatus { get; set; } = 200;

    /// <summary>Called before each answer.</summary>
    public Action? Asked { get; set; }

    /// <summary>Status that triggered backups end with.</summary>
    public string TriggeredStatus { get; set; } = "Completed";

    public static async Task<TestEstate> Start(TimeProvider? time = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        TestEstate estate = new(app) { Shell = new TestShell { Time = time ?? TimeProvider.System } };
        await app.StartAsync();
        estate.Shell.Variables[Variables.Endpoint] =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        estate.Shell.Variables[Variables.Token] = TestVault.Token;
        return estate;
    }

    public Task<Ran> Run(params string[] arguments) => Shell.Run(arguments);

    /// <summary>Adds a job of the machine that started some hours ago and took half an hour.</summary>
    public void AddMachineJob(string id, string status, double hoursAgo = 2, string item = "vm1", string error = "No agent.")
    {
        JsonObject properties = new()
        {
            ["jobType"] = "AzureIaaSVMJob", ["entityFriendlyName"] = item, ["backupManagementType"] = "AzureIaasVM",
            ["operation"] = "Backup", ["status"] = status, ["startTime"] = Ago(hoursAgo), ["backupInstanceId"] = Machine,
        };
        if (status != "InProgress")
            properties["endTime"] = Ago(hoursAgo - 0.5);
        if (status == "Failed")
            properties["errorDetails"] = new JsonArray(new JsonObject
            {
                ["errorCode"] = 400001, ["errorString"] = error, ["recommendations"] = new JsonArray("Restart the agent."),
            });
        Add(Machines, id, new JsonObject
        {
            ["id"] = $"{Machines}/backupJobs/{id}", ["name"] = id, ["type"] = "microsoft.recoveryservices/vaults/backupjobs",
            ["properties"] = properties,
        });
    }

    /// <summary>Adds a job of the disk.</summary>
    public void AddDiskJob(string id, string status, double hoursAgo = 1, bool isRetryable = true) =>
        Add(Disks, id, JsonNode.Parse(BackupVaultSamples.Job(
        id, status, Ago(hoursAgo), status == "InProgress" ? null : Ago(hoursAgo - 0.2),
        errors: status == "Failed" ? $"[{BackupVaultSamples.Error("UserErrorDiskNotFound", "The disk is gone.", retryable: isRetryable)}]" : "null"))!);

    public void Remove(string id)
    {
        lock (_lock)
            _jobs.RemoveAll(job => (string?)job.Job["name"] == id);
    }

    public int Count(string part) => Requests.Count(request => request.Contains(part, StringComparison.OrdinalIgnoreCase));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Ago(double hours) => (DateTimeOffset.UtcNow - TimeSpan.FromHours(hours)).ToString("O");

    private void Add(string vault, string id, JsonNode job)
    {
        Remove(id);
        lock (_lock)
            _jobs.Add((vault, job));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync();
        _requests.Enqueue($"{context.Request.Method} {path}{(path.EndsWith("/resources", StringComparison.Ordinal) ? " " + body : "")}");
        Asked?.Invoke();
        if (path.StartsWith(Machines, StringComparison.OrdinalIgnoreCase) && MachinesStatus != 200)
        {
            if (MachinesStatus == 0)
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Response.StatusCode = MachinesStatus == 0 ? 500 : MachinesStatus;
            return;
        }

        JsonNode? answer = path.EndsWith("/resources", StringComparison.Ordinal) ? Graph(context, JsonNode.Parse(body)!)
            : context.Request.Method == "POST" ? Trigger(context, path)
            : Get(path);
        if (answer is null && context.Response.StatusCode == 200)
            (context.Response.StatusCode, answer) = (404, JsonNode.Parse("""{"error":{"code":"ResourceNotFound","message":"It is not there."}}"""));
        if (answer is not null)
            await context.Response.WriteAsJsonAsync(answer);
    }

    private JsonNode? Graph(HttpContext context, JsonNode query)
    {
        context.Response.StatusCode = GraphStatus;
        if (GraphStatus != 200)
            return JsonNode.Parse(GraphError);
        string text = (string)query["query"]!;
        IEnumerable<JsonNode> rows = text.Contains("backupjobs", StringComparison.Ordinal) ? Jobs()
            : text.Contains("protecteditems", StringComparison.Ordinal) ? Items()
            : Vaults();
        string[] subscriptions = [.. (query["subscriptions"] as JsonArray ?? []).Select(node => (string)node!)];
        JsonNode[] data = [.. rows.Where(row => subscriptions.Length == 0
            || subscriptions.Any(id => ((string)row["id"]!).StartsWith($"/subscriptions/{id}/", StringComparison.OrdinalIgnoreCase)))];
        return new JsonObject
        {
            ["totalRecords"] = data.Length, ["count"] = data.Length, ["data"] = new JsonArray([.. data.Select(row => row.DeepClone())]),
            ["facets"] = new JsonArray(), ["resultTruncated"] = "false",
        };
    }

    // A trigger is an operation that has ended, whose job has ended as well.
    private JsonNode? Trigger(HttpContext context, string path)
    {
        string vault = path.StartsWith(Disks, StringComparison.OrdinalIgnoreCase) ? Disks : Machines;
        context.Response.StatusCode = 202;
        string operation = vault == Disks ? "/operationStatus/op" : "/backupOperations/op";
        context.Response.Headers["Azure-AsyncOperation"] = $"{context.Request.Scheme}://{context.Request.Host}{vault}{operation}?api-version=2024-04-01";
        if (vault == Disks)
            AddDiskJob("again-disk", TriggeredStatus, 0);
        else
            AddMachineJob("again-vm", TriggeredStatus, 0);
        return null;
    }

    private JsonNode? Get(string path)
    {
        if (path == Machines + "/backupOperations/op")
            return JsonNode.Parse("""{"id":"op","name":"op","status":"Succeeded","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"again-vm"}}""");
        if (path == Disks + "/operationStatus/op")
            return JsonNode.Parse(BackupVaultSamples.Operation("Succeeded", BackupVaultSamples.JobOf("again-disk")));
        if (path.Equals(Disk, StringComparison.OrdinalIgnoreCase))
            return Items().Last();
        if (Collection(path) is { } list)
            return new JsonObject { ["value"] = new JsonArray([.. list.Select(item => item.DeepClone())]) };
        if (path.EndsWith("/backupPolicies/daily", StringComparison.Ordinal))
            return JsonNode.Parse(BackupVaultSamples.Policy("BackupDaily"));
        if (path is Machines or Disks)
            return Vaults().First(vault => (string?)vault["id"] == path);
        if (path.EndsWith("/backupJobs", StringComparison.OrdinalIgnoreCase))
        {
            IEnumerable<JsonNode> own = Jobs().Where(job =>
                ((string)job["id"]!).StartsWith(path + "/", StringComparison.OrdinalIgnoreCase));
            return new JsonObject { ["value"] = new JsonArray([.. own.Select(job => job.DeepClone())]) };
        }

        return Jobs().FirstOrDefault(job => path.Equals((string?)job["id"], StringComparison.OrdinalIgnoreCase))?.DeepClone();
    }

    // What is read where Resource Graph is refused.
    private static IEnumerable<JsonNode>? Collection(string path) => path switch
    {
        "/subscriptions" => new[] { Subscription, "sub" }.Select(id => (JsonNode)new JsonObject { ["subscriptionId"] = id }),
        Machines + "/backupProtectedItems" => Items().Take(1),
        Disks + "/backupInstances" => Items().Skip(1),
        _ when path.EndsWith("/providers/Microsoft.RecoveryServices/vaults", StringComparison.OrdinalIgnoreCase) =>
            Vaults().Where(vault =>
                path.StartsWith($"/subscriptions/{Subscription}/", StringComparison.Ordinal) && (string?)vault["id"] == Machines),
        _ when path.EndsWith("/providers/Microsoft.DataProtection/backupVaults", StringComparison.OrdinalIgnoreCase) =>
            Vaults().Where(vault => path.StartsWith("/subscriptions/sub/", StringComparison.Ordinal) && (string?)vault["id"] == Disks),
        _ => null,
    };

    private JsonNode[] Jobs()
    {
        lock (_lock)
            return [.. _jobs.Select(job => job.Job)];
    }

    private static IEnumerable<JsonNode> Vaults() =>
    [
        JsonNode.Parse($$"""{"id":"{{Disks}}","name":"bv","type":"microsoft.dataprotection/backupvaults","location":"northeurope","tenantId":"t","properties":{"storageSettings":[]} }""")!,
        JsonNode.Parse($$"""{"id":"{{Machines}}","name":"machines","type":"microsoft.recoveryservices/vaults","location":"westeurope","tenantId":"t"}""")!,
    ];

    private static IEnumerable<JsonNode> Items() =>
    [
        JsonNode.Parse($$"""
            {"id":"{{Machine}}","name":"VM;vm1","type":"x","properties":{"protectedItemType":"Microsoft.Compute/virtualMachines",
             "friendlyName":"vm1","workloadType":"VM","policyName":"nightly","protectionState":"Protected"} }
            """)!,
        JsonNode.Parse($$"""
            {"id":"{{Disk}}","name":"disk1","type":"y","properties":{"objectType":"BackupInstance","friendlyName":"disk1",
             "dataSourceInfo":{"datasourceType":"Microsoft.Compute/disks","resourceID":"/d"},"policyInfo":{"policyId":"{{Disks}}/backupPolicies/daily"},
             "currentProtectionState":"ProtectionConfigured"} }
            """)!,
    ];
}
