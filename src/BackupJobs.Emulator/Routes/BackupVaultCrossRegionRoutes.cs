using System.Text;
using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>
/// Routes for restores of Backup vaults to the paired region. The vault and its own region are in the body, and the jobs are read by POST.
/// </summary>
internal static class BackupVaultCrossRegionRoutes
{
    private const string SourceRegion = "sourceRegion";

    public static IEnumerable<Route> All { get; } =
    [
        new("FetchCrossRegionRestoreJobs_List", HttpMethods.Post, Route.InstanceGroupRegion + "/fetchCrossRegionRestoreJobs",
            Right("fetchCrossRegionRestoreJobs/action"), List),
        new("FetchCrossRegionRestoreJob_Get", HttpMethods.Post, Route.InstanceGroupRegion + "/fetchCrossRegionRestoreJob",
            Right("fetchCrossRegionRestoreJob/action"), Get),
        new("BackupInstances_TriggerCrossRegionRestore", HttpMethods.Post, Route.InstanceGroupRegion + "/crossRegionRestore",
            Right("crossRegionRestore/action"), Restore),
    ];

    // The list has no next link.
    private static async Task List(VaultRequest request)
    {
        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        if (FindVault(request, body?.RootElement, "sourceBackupVaultId", out ServiceError? error) is not { } vault)
        {
            await request.Error(error!).ConfigureAwait(false);
            return;
        }

        await request.Json(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            foreach (StoredJob job in vault.CrossRegionJobs.NewestFirst.Reverse().Where(job => job.Definition.StartTime <= request.Now))
                BackupVaultJobWriter.Write(json, vault.Definition, job.Definition, job.At(request.Now), BackupVaultJobForm.List);
            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static async Task Get(VaultRequest request)
    {
        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        HostedVault? vault = FindVault(request, body?.RootElement, "sourceBackupVaultId", out ServiceError? error);
        string? name = Text(body?.RootElement, "jobId");
        StoredJob? job = vault is null || name is null ? null : vault.CrossRegionJobs.Find(name);
        error ??= name is null ? Missing("jobId") : job is null ? ServiceError.NotFound("job", name) : null;
        await (error is not null
            ? request.Error(error)
            : request.Json(StatusCodes.Status200OK, json => BackupVaultJobWriter.Write(
                json, vault!.Definition, job!.Definition, job.At(request.Now), BackupVaultJobForm.Details))).ConfigureAwait(false);
    }

    private static async Task Restore(VaultRequest request)
    {
        using JsonDocument? body = await request.Body().ConfigureAwait(false);
        JsonElement? details = body.Member("crossRegionRestoreDetails") is { ValueKind: JsonValueKind.Object } found ? found : null;
        HostedVault? vault = FindVault(request, details, "sourceBackupInstanceId", out ServiceError? error);
        string instance = (Text(details, "sourceBackupInstanceId") ?? "").Split('/')[^1];
        EmulatedItem? item = vault?.Item(instance, container: null);
        if (item is null)
        {
            await request.Error(error ?? ServiceError.NotFound("backup instance", instance)).ConfigureAwait(false);
            return;
        }

        JobDefinition job = ItemJobs.New(item, request.Vault.Ids.Next(), "CrossRegionRestore", request.Now);
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes(vault!.Guid + ";" + request.Vault.Ids.Next()));
        string region = $"/subscriptions/{request["subscriptionId"]}/providers/Microsoft.DataProtection/locations/{request["location"]}";
        await request.Start(
            new OperationPlan(OperationKind.InstanceCrossRegionRestore, id, region + "/operationStatus/", region + "/operationResults/")
            {
                Vault = vault,
                Job = request.StartJob(vault.CrossRegionJobs, job),
            }).ConfigureAwait(false);
    }

    /// <summary>The vault of a resource ID in the body, if the body also names its region.</summary>
    private static HostedVault? FindVault(VaultRequest request, JsonElement? body, string member, out ServiceError? error)
    {
        error = null;
        if (Text(body, member) is not { } id)
            error = Missing(member);
        else if (Text(body, SourceRegion) is not { } region)
            error = Missing(SourceRegion);
        else if (Vault(request, id) is not { Definition.Kind: EmulatedVaultKind.BackupVault } vault)
            error = ServiceError.NotFound("backup vault", id);
        else if (!IsSame(vault.Definition.Location, region))
            error = ServiceError.Invalid($"The vault is not in the region '{region}'.", SourceRegion);
        else
            return vault;
        return null;
    }

    private static HostedVault? Vault(VaultRequest request, string id)
    {
        const int Segments = 9;
        string[] parts = id.TrimEnd('/').Split('/');
        return parts.Length < Segments ? null : request.Vault.Vaults.Find(string.Join('/', parts.Take(Segments)));
    }

    // "West Europe" is "westeurope".
    private static bool IsSame(string left, string right) => left.Replace(" ", "", StringComparison.Ordinal)
        .Equals(right.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ServiceError Missing(string member) =>
        ServiceError.Invalid($"The body must contain the string '{member}'.", member);

    private static string Right(string rest) => "Microsoft.DataProtection/subscriptions/resourceGroups/providers/locations/" + rest;
}
