using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

internal sealed class ResponseReader(SpecFiles files, bool swagger)
{
    /// <param name="operation">The operation.</param>
    /// <param name="produces">Media types of Swagger 2.0.</param>
    public Dictionary<string, WireResponse> Read(Node operation, Node? produces)
    {
        Dictionary<string, Node> all = [];
        foreach ((string status, Node item) in operation["responses"]?.Members ?? [])
        {
            if (!status.StartsWith("x-", StringComparison.Ordinal))
                all[status] = files.Follow(item);
        }
        bool success = all.Keys.Any(status => status.StartsWith('2'));
        List<string> types = [.. (produces?.Items ?? []).Select(type => type.Value.ToString())];
        string ofOperation = types.Find(Media.IsJson) ?? types.FirstOrDefault() ?? "application/json";
        return all.ToDictionary(entry => entry.Key, entry => Read(entry.Key, entry.Value, success, ofOperation));
    }

    private WireResponse Read(string status, Node response, bool hasSuccess, string mediaType)
    {
        (string type, Node? schema) = swagger ? (mediaType, response["schema"]) : Media.Pick(response["content"]);
        IEnumerable<string> headers = (response["headers"]?.Members ?? []).Select(header => header.Key);
        return new WireResponse(schema, type, IsError(status, response, hasSuccess), [.. headers]);
    }

    private static bool IsError(string status, Node response, bool success) =>
        response.Flag("x-ms-error-response") || (status == "default" ? success : !status.StartsWith('2'));
}
