using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the list of protected items and for one of them.</summary>
internal static class ItemListRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("BackupProtectedItems_List", HttpMethods.Get, Route.Vault + "/backupProtectedItems",
            Route.VaultRight("backupProtectedItems/read"), List),
        new("ProtectedItems_Get", HttpMethods.Get, Route.Item, Route.ItemRight("read"), Get),
    ];

    private static Task List(VaultRequest request)
    {
        IReadOnlyList<KeyValuePair<string, string>> filter;
        try
        {
            filter = FilterClauses.Parse(request.Query("$filter"));
        }
        catch (FormatException error)
        {
            return request.Error(ServiceError.Invalid(error.Message, "$filter"));
        }

        if (filter.Any(clause => Member(clause.Key) is null))
            return request.Error(ServiceError.Invalid("Protected items are filtered by other keys than these.", "$filter"));
        return request.Json(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            foreach (EmulatedItem item in request.Hosted.Definition.Items.Where(item => Matches(item, filter)))
                ProtectedItemWriter.Write(json, request.Hosted, item, request.Now);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Task Get(VaultRequest request)
    {
        string name = request["protectedItemName"];
        return request.Hosted.Item(name, request["containerName"]) is { } item
            ? request.Json(StatusCodes.Status200OK, json => ProtectedItemWriter.Write(json, request.Hosted, item, request.Now))
            : request.Error(ServiceError.NotFound("protected item", name));
    }

    private static bool Matches(EmulatedItem item, IReadOnlyList<KeyValuePair<string, string>> filter) =>
        filter.All(clause => string.Equals(Member(clause.Key)!(item), clause.Value, StringComparison.OrdinalIgnoreCase));

    private static Func<EmulatedItem, string?>? Member(string key) => key.ToUpperInvariant() switch
    {
        "BACKUPMANAGEMENTTYPE" => item => ProtectedItemWriter.Kind(item).ManagementType,
        "ITEMTYPE" => item => ProtectedItemWriter.Kind(item).WorkloadType,
        "POLICYNAME" => item => item.PolicyName,
        "CONTAINERNAME" => item => ProtectedItemWriter.ContainerName(item),
        "FRIENDLYNAME" => item => item.FriendlyName,
        "FABRICNAME" => _ => "Azure",
        "HEALTHSTATE" => _ => "Passed",
        _ => null,
    };
}
