using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

internal static class Media
{
    /// <summary>The JSON entry of a <c>content</c> object, else its first.</summary>
    public static (string MediaType, Node? Schema) Pick(Node? content)
    {
        List<KeyValuePair<string, Node>> all = content?.Members.ToList() ?? [];
        KeyValuePair<string, Node> chosen = all.FirstOrDefault(entry => IsJson(entry.Key));
        if (chosen.Value is null)
            chosen = all.FirstOrDefault();
        return (chosen.Key ?? "application/json", chosen.Value?["schema"]);
    }

    public static bool IsJson(string mediaType)
    {
        string type = mediaType.Split(';')[0].Trim();
        return type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsForm(string mediaType) =>
        mediaType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        || mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
