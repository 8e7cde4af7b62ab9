using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

internal sealed class ResponseReader(SpecFiles files, bool swagger)
{
    public Dictionary<string, WireResponse> Read(Node operation)
    {
        Dictionary<string, Node> all = [];
        foreach ((string status, Node item) in operation["responses"]?.Members ?? [])
        {
            if (!status.StartsWith("x-", StringComparison.Ordinal))
                all[status] = files.Follow(item);
        }
        bool success = all.Keys.Any(status => status.StartsWith('2'));
        return all.ToDictionary(
            entry => entry.Key,
            entry => new WireResponse(Schema(entry.Value), IsError(entry.Key, entry.Value, success), [.. (entry.Value["headers"]?.Members ?? []).Select(header => header.Key)]));
    }

    private static bool IsError(string status, Node response, bool success) =>
        response.Flag("x-ms-error-response") || (status == "default" ? success : !status.StartsWith('2'));

    private Node? Schema(Node response)
    {
        if (swagger)
            return response["schema"];
        return response["content"] is { } content ? Media.Pick(content).Schema : null;
    }
}
