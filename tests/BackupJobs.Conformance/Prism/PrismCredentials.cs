using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace BackupJobs.Conformance.Prism;

/// <summary>Credentials for every scheme of a document, made up: Prism checks that there are some. They are judged elsewhere.</summary>
internal sealed class PrismCredentials
{
    private readonly List<(string In, string Name)> _keys = [];

    // Prism also demands a header parameter of this name, which the standard ignores.
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", "t");

    public PrismCredentials(string document)
    {
        JsonNode? root = JsonNode.Parse(File.ReadAllText(document));
        JsonObject? schemes = (root?["securityDefinitions"] ?? root?["components"]?["securitySchemes"]) as JsonObject;
        foreach ((_, JsonNode? scheme) in schemes ?? [])
        {
            string type = scheme?["type"]?.ToString() ?? "";
            if (type == "apiKey")
                _keys.Add((scheme!["in"]!.ToString(), scheme["name"]!.ToString()));
            else
                _authorization = type == "basic" || scheme?["scheme"]?.ToString() == "basic" ? new("Basic", "dTpw") : _authorization;
        }
    }

    public void AddTo(HttpRequestMessage request)
    {
        if (!request.Headers.Contains("Authorization"))
            request.Headers.Authorization = _authorization;
        foreach ((string place, string name) in _keys)
        {
            if (place == "query")
                request.RequestUri = With(request.RequestUri!, name);
            else
                request.Headers.TryAddWithoutValidation(place == "cookie" ? "Cookie" : name, place == "cookie" ? name + "=k" : "k");
        }
    }

    private static Uri With(Uri url, string key) =>
        new(url.OriginalString + (url.Query.Length > 0 ? "&" : "?") + Uri.EscapeDataString(key) + "=k");
}
