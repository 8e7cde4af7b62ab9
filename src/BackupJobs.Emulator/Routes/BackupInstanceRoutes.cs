using System.Text;
using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for backup instances, their policies, and the operations on them.</summary>
internal static class BackupInstanceRoutes
{
    private static readonly string ReadRight = Route.BackupVaultRight("backupInstances/read");

    public static IEnumerable<Route> All { get; } =
    [
        new("BackupInstances_List", HttpMethods.Get, Route.BackupVault + "/backupInstances", ReadRight, List),
        new("BackupInstances_Get", HttpMethods.Get, Route.Instance, ReadRight, request => WithInstance(request, item =>
            request.Json(StatusCodes.Status200OK, json => BackupInstanceWriter.Write(json, request.Hosted.Definition, item)))),
        new("BackupPolicies_Get", HttpMethods.Get, Route.BackupVault + "/backupPolicies/{backupPolicyName}",
            Route.BackupVaultRight("backupPolicies/read"), Policy),
        new("BackupInstances_AdhocBackup", HttpMethods.Post, Route.Instance + "/backup",
            Route.BackupVaultRight("backupInstances/backup/action"), BackUp),
        new("BackupInstances_TriggerRestore", HttpMethods.Post, Route.Instance + "/restore",
            Route.BackupVaultRight("backupInstances/restore/action"),
            request => WithInstance(request, item => Start(request, item, "Restore"))),
        new("BackupInstances_ValidateForBackup", HttpMethods.Post, Route.BackupVault + "/validateForBackup",
            Route.BackupVaultRight("validateForBackup/action"),
            request => Start(request, OperationKind.InstanceValidation, job: null)),
    ];

    private static Task List(VaultRequest request) => request.Json(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (EmulatedItem item in request.Hosted.Definition.Items)
            BackupInstanceWriter.Write(json, request.Hosted.Definition, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Task Policy(VaultRequest request)
    {
        string name = request["backupPolicyName"];
        return request.Hosted.Definition.Items.Any(item => item.PolicyName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? request.Json(StatusCodes.Status200OK, json => BackupInstanceWriter.WritePolicy(json, request.Hosted.Definition, name))
            : request.Error(ServiceError.NotFound("backup policy", name));
    }

    private static async Task BackUp(VaultRequest request)
    {
        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        string? rule = body.Member("backupRuleOptions") is { ValueKind: JsonValueKind.Object } options
            && options.TryGetProperty("ruleName", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        await (rule switch
        {
            null => request.Error(ServiceError.Invalid("The body must contain 'backupRuleOptions' with a 'ruleName'.", "ruleName")),
            BackupInstanceWriter.Rule => WithInstance(request, item => Start(request, item, "Backup")),
            _ => request.Error(ServiceError.Invalid($"The policy of the backup instance has no rule '{rule}'.", "ruleName")),
        }).ConfigureAwait(false);
    }

    private static Task WithInstance(VaultRequest request, Func<EmulatedItem, Task> answer)
    {
        string name = request["backupInstanceName"];
        return request.Hosted.Item(name, container: null) is { } item
            ? answer(item)
            : request.Error(ServiceError.NotFound("backup instance", name));
    }

    private static Task Start(VaultRequest request, EmulatedItem item, string operation)
    {
        JobDefinition job = ItemJobs.New(item, request.Vault.Ids.Next(), operation, request.Now);
        return Start(request, OperationKind.Instance, request.StartJob(request.Hosted.Jobs, job));
    }

    private static Task Start(VaultRequest request, OperationKind kind, StoredJob? job)
    {
        // The first half is the same for all operations of a vault. The padding is not escaped in URLs.
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes(request.Hosted.Guid + ";" + request.Vault.Ids.Next()));
        return request.Start(
            new OperationPlan(
                kind, id, request.RawVaultPath + "/operationStatus/",
                $"/subscriptions/{request["subscriptionId"]}/providers/Microsoft.DataProtection/locations/"
                + $"{request.Hosted.Definition.Location}/operationResults/")
            {
                Job = job,
            });
    }
}
