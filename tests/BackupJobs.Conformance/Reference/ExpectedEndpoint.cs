using System.Text.Json;

namespace BackupJobs.Conformance.Reference;

/// <summary>The endpoint by x-ms-parameterized-host.</summary>
internal static class ExpectedEndpoint
{
    /// <returns>Null if the document has a fixed host, or if the values do not result in a URL.</returns>
    public static Uri? Of(WireOperation operation, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (operation.HostTemplate is not { } url)
            return null;
        foreach (WireParameter parameter in operation.Parameters.Where(parameter => parameter.In == "host"))
        {
            string value = arguments.TryGetValue(parameter.Name, out JsonElement given)
                ? given.ToString()
                : parameter.Schema.Text("default") ?? "";
            url = url.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
        }
        bool isUrl = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https"
            && !url.Any(c => "{}<>?#@\\ ".Contains(c, StringComparison.Ordinal));
        return isUrl ? uri : null;
    }
}
