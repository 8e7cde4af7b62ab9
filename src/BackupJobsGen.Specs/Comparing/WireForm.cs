using BackupJobsGen.Api;

namespace BackupJobsGen.Specs;

/// <summary>What a value looks like on the wire, as far as one form cannot be read as the other.</summary>
internal static class WireForm
{
    private const string Anything = "any JSON";

    /// <summary>Both forms where they differ; null where one can stand for the other.</summary>
    public static (string Old, string New)? Difference(ApiType old, SpecClient oldClient, ApiType now, SpecClient newClient)
    {
        if (old is ApiList oldList && now is ApiList newList)
            return Difference(oldList.Item, oldClient, newList.Item, newClient) is { } items
                ? ("list of " + items.Old, "list of " + items.New)
                : null;
        if (old is ApiMap oldMap && now is ApiMap newMap)
            return Difference(oldMap.Value, oldClient, newMap.Value, newClient) is { } values
                ? ("map of " + values.Old, "map of " + values.New)
                : null;
        string from = Of(old, oldClient);
        string to = Of(now, newClient);
        bool same = from == to || from == Anything || to == Anything
            // A string without a format accepts strings of every format.
            || (from == "text" && to.EndsWith(" text", StringComparison.Ordinal))
                || (to == "text" && from.EndsWith(" text", StringComparison.Ordinal));
        return same ? null : (from, to);
    }

    private static string Of(ApiType type, SpecClient client) => type switch
    {
        ApiScalar scalar => Of(scalar.Kind),
        ApiList => "list",
        ApiMap => "object",
        ApiStream => "bytes",
        ApiItemStream items => "stream of " + Of(items.Item, client),
        ApiReference reference => client.Schema(reference.SchemaId) switch
        {
            ApiEnum { Underlying: ScalarKind.String } => "text",
            ApiEnum => "number",
            ApiObject => "object",
            _ => Anything,
        },
        _ => Anything,
    };

    private static string Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "true or false",
        ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Double or ScalarKind.Decimal => "number",
        ScalarKind.UnixTime => "number",
        ScalarKind.Date => "date text",
        ScalarKind.Time => "time text",
        ScalarKind.DateTime => "date-time text",
        ScalarKind.DateTimeRfc1123 => "rfc1123 text",
        ScalarKind.Duration => "duration text",
        ScalarKind.Base64 => "base64 text",
        ScalarKind.Base64Url => "base64url text",
        _ => "text",
    };
}
