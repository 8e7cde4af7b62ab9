using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Checks what is not backed up.</summary>
internal sealed class CheckTool(Connection connection, TimeProvider time) : IMcpTool
{
    private const int MostItems = 500;

    private static readonly TimeSpan DefaultAge = TimeSpan.FromDays(1);

    public Tool Definition { get; } = McpSchema.Tool(
        "check_backups",
        "Names protected items without a recent successful backup, with the last error and recommendation. 'checked' is the number of all "
        + "items, 'stale' of those without a recent success.",
        true, """
            {"type":"object","additionalProperties":false,"properties":{
              "maxAge":{"type":"string","description":"How old the last success may be, such as 24h or 7d. Default: 24h."},
              "item":{"type":"string","description":"Display name of the protected item; * stands for any characters."}}}
            """);

    public async Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        TimeSpan maxAge = arguments.Duration("maxAge") ?? DefaultAge;
        string? item = arguments.Text("item");
        using Deadline deadline = new(TimeoutOption.Default, time, cancellationToken);
        VaultFailures refused = new(connection.Scope, cancellationToken);
        IReadOnlyList<ItemCheck> all = await Estates.Of(connection, deadline, refused.Add).CheckAsync(maxAge, deadline.Token)
            .ConfigureAwait(false);
        ItemCheck[] checks =
            [.. all.Where(check =>
                connection.Scope.Includes(check.Item.Vault) && (item is null || Wildcard.Matches(item, check.Item.Name)))];
        ItemCheck[] stale = [.. checks.Where(check => check.IsStale)];
        return json =>
        {
            json.WriteStartObject();
            json.WriteNumber("checked", checks.Length);
            json.WriteNumber("stale", stale.Length);
            json.WritePropertyName("items");
            ResultOutput.WriteRows(json, CheckData.Of(stale.Take(MostItems), new VaultNames(stale.Select(check => check.Item.Vault))));
            JobsJson.WriteUnread(json, refused.All);
            json.WriteEndObject();
        };
    }
}
