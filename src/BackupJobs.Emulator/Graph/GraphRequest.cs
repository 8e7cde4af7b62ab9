using System.Text.Json;
using System.Text;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Graph;

/// <summary>The body of a request: a query, its scope and the page.</summary>
internal sealed record GraphRequest(GraphQuery Query, IReadOnlyList<HostedVault> Vaults, int Top, string? After)
{
    private const int MostRows = 1000;
    private const int UsualRows = 100;

    /// <exception cref="FormatException">The request is not served; the message says why.</exception>
    public static GraphRequest Parse(JsonDocument? body, VaultState state)
    {
        if (body.Member("query") is not { ValueKind: JsonValueKind.String } query)
            throw new FormatException("the body must contain the string 'query'");
        JsonElement options = body.Member("options") ?? default;
        if (Member(options, "resultFormat") is { ValueKind: JsonValueKind.String } format && format.GetString() != "objectArray")
            throw new FormatException("'options.resultFormat' must be 'objectArray'");
        if (Member(options, "$skip") is { ValueKind: JsonValueKind.Number } skip && skip.GetInt32() != 0)
            throw new FormatException("'options.$skip' is not served; use '$skipToken'");
        int top = UsualRows;
        if (Member(options, "$top") is { ValueKind: not JsonValueKind.Null } wanted
            && (!wanted.TryGetInt32(out top) || top is < 1 or > MostRows))
            throw new FormatException($"'options.$top' must be 1 to {MostRows}");
        return new GraphRequest(GraphQueryParser.Parse(query.GetString()!), Scope(body, state), top, LastId(Member(options, "$skipToken")));
    }

    /// <summary>The token after which the next page begins.</summary>
    public static string Token(GraphRow last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last.Id));

    private static string? LastId(JsonElement? token)
    {
        if (token is not { ValueKind: JsonValueKind.String } text)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.GetString()!));
        }
        catch (FormatException)
        {
            throw new FormatException("'options.$skipToken' is not one of a page before");
        }
    }

    private static IReadOnlyList<HostedVault> Scope(JsonDocument? body, VaultState state)
    {
        List<string>? subscriptions = Strings(body.Member("subscriptions"));
        List<string>? groups = Strings(body.Member("managementGroups"));
        if (subscriptions is not null && groups is not null)
            throw new FormatException("'subscriptions' and 'managementGroups' exclude each other");
        if (groups is not null)
        {
            subscriptions = [];
            foreach (string group in groups)
            {
                subscriptions.AddRange(state.Options.ManagementGroups
                    .FirstOrDefault(known => known.Key.Equals(group, StringComparison.OrdinalIgnoreCase)).Value
                    ?? throw new FormatException($"there is no management group '{group}'"));
            }
        }

        if (subscriptions is null)
            return state.Vaults.All;
        if (!subscriptions.Exists(state.Vaults.HasSubscription))
            throw new UnknownSubscriptionException();
        HashSet<string> wanted = new(subscriptions, StringComparer.OrdinalIgnoreCase);
        return [.. state.Vaults.All.Where(vault => wanted.Contains(vault.Definition.SubscriptionId))];
    }

    private static List<string>? Strings(JsonElement? array) =>
        array is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() > 0
        ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : null;
}
