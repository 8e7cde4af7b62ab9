using System.Globalization;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the list of subscriptions, the lists of vaults of each kind, and single vaults.</summary>
internal static class VaultListRoutes
{
    private const string Subscription = "/subscriptions/{subscriptionId}";
    private const string Group = Subscription + "/resourceGroups/{resourceGroupName}";
    private const string RecoveryServices = "/providers/Microsoft.RecoveryServices/vaults";
    private const string BackupVaults = "/providers/Microsoft.DataProtection/backupVaults";

    public static IEnumerable<Route> All { get; } =
    [
        new("Subscriptions_List", HttpMethods.Get, "/subscriptions", "Microsoft.Resources/subscriptions/read", Subscriptions),
        VaultsOf("Vaults_ListBySubscriptionId", Subscription + RecoveryServices, EmulatedVaultKind.RecoveryServices),
        VaultsOf("Vaults_ListByResourceGroup", Group + RecoveryServices, EmulatedVaultKind.RecoveryServices),
        VaultsOf("BackupVaults_GetInSubscription", Subscription + BackupVaults, EmulatedVaultKind.BackupVault),
        VaultsOf("BackupVaults_GetInResourceGroup", Group + BackupVaults, EmulatedVaultKind.BackupVault),
        new("Vaults_Get", HttpMethods.Get, Route.Vault, "Microsoft.RecoveryServices/Vaults/read", Get),
        new("BackupVaults_Get", HttpMethods.Get, Route.BackupVault, "Microsoft.DataProtection/backupVaults/read", Get),
    ];

    private static Route VaultsOf(string operationId, string template, EmulatedVaultKind kind) =>
        new(operationId, HttpMethods.Get, template, EmulatedVault.TypeOf(kind) + "/read", request => List(request, kind));

    private static Task Get(VaultRequest request) =>
        request.Json(StatusCodes.Status200OK, json => VaultWriter.Write(json, request.Hosted.Definition));

    private static Task Subscriptions(VaultRequest request) => request.Json(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("value");
        IEnumerable<string> ids = request.Vault.Vaults.All.Select(vault => vault.Definition.SubscriptionId);
        foreach (string id in ids.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            json.WriteStartObject();
            json.WriteString("id", "/subscriptions/" + id);
            json.WriteString("subscriptionId", id);
            json.WriteString("displayName", "Subscription " + id[..Math.Min(8, id.Length)]);
            json.WriteString("state", "Enabled");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Task List(VaultRequest request, EmulatedVaultKind kind)
    {
        string subscription = request["subscriptionId"];
        if (request.Vault.Vaults.IsEstate && !request.Vault.Vaults.HasSubscription(subscription))
            return request.Error(new ServiceError(StatusCodes.Status404NotFound, "SubscriptionNotFound",
                $"The subscription '{subscription}' could not be found."));
        int skip = 0;
        if (request.Query("$skipToken") is { Length: > 0 } token
            && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return request.Error(ServiceError.Invalid("The skip token is invalid.", "$skipToken"));
        string group = request["resourceGroupName"];
        int size = request.Vault.Options.PageSize;
        EmulatedVault[] rest =
        [
            .. request.Vault.Vaults.All.Select(vault => vault.Definition).Where(vault => vault.Kind == kind
                && vault.SubscriptionId.Equals(subscription, StringComparison.OrdinalIgnoreCase)
                && (group.Length == 0 || vault.ResourceGroup.Equals(group, StringComparison.OrdinalIgnoreCase))).Skip(skip),
        ];
        return request.Json(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            foreach (EmulatedVault vault in rest.Take(size))
                VaultWriter.Write(json, vault);
            json.WriteEndArray();
            if (rest.Length > size)
                json.WriteString("nextLink", request.NextLink((skip + size).ToString(CultureInfo.InvariantCulture)));
            json.WriteEndObject();
        });
    }
}
