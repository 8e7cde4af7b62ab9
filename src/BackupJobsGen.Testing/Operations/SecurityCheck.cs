using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Checks that a request has the credentials of one of its operation's alternatives, in their form; any value will do.</summary>
internal static class SecurityCheck
{
    /// <summary>The names of query parameters that are credentials.</summary>
    public static IReadOnlyCollection<string> Check(
        LoadedDocument document, MockRequest request, DocumentOperation operation, ViolationList violations)
    {
        if ((operation.Node["security"] ?? document.Root["security"]) is not { Json.Items.Length: > 0 } alternatives)
            return [];
        DocumentNode? schemes = document.Root["components"]?["securitySchemes"] ?? document.Root["securityDefinitions"];
        HashSet<string> query = [];
        bool isSatisfied = false;
        List<string> expected = [];
        foreach (JsonNode alternative in alternatives.Json.Items.ToArray())
        {
            List<string> missing = [];
            foreach (JsonNode name in alternative.Members)
            {
                // Since OpenAPI 3.2, what is not the name of a component is a URI.
                DocumentNode? declared = schemes?[name.Name!]
                    ?? (document.IsSwagger ? null : document.Resolve(alternatives, name.Name!));
                if (declared is null)
                    continue;
                JsonNode scheme = document.Target(declared, DocumentPlaces.SecurityScheme).Json;
                if (scheme["type"]?.Value == "apiKey" && scheme["in"]?.Value == "query")
                    query.Add(scheme["name"]?.Value ?? "");
                if (Missing(scheme, request) is { } what)
                    missing.Add($"{name.Name} ({what})");
            }

            isSatisfied |= missing.Count == 0;
            expected.Add(string.Join(" and ", missing));
        }

        if (!isSatisfied)
            violations.Add("security", $"is missing: {string.Join(", or ", expected.Distinct())}", alternatives);
        return query;
    }

    private static string? Missing(JsonNode scheme, MockRequest request)
    {
        string name = scheme["name"]?.Value ?? "";
        return scheme["type"]?.Value switch
        {
            "apiKey" => scheme["in"]?.Value switch
            {
                "query" => SentValues.Encoded(request.Url.Query).Of(name).Count > 0 ? null : $"query {name}",
                "cookie" => SentValues.Cookies(request.Header("Cookie")).Of(name).Count > 0 ? null : $"cookie {name}",
                _ => request.Header(name) is not null ? null : $"header {name}",
            },
            "basic" => Authorization(request, "Basic"),
            "http" => Authorization(request, scheme["scheme"]?.Value ?? ""),
            "oauth2" or "openIdConnect" => Authorization(request, "Bearer"),
            _ => null,
        };
    }

    private static string? Authorization(MockRequest request, string scheme)
    {
        if (request.Header("Authorization") is not { } sent || !sent.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase))
            return $"header Authorization: {scheme}";
        string credentials = sent[(scheme.Length + 1)..].Trim();
        if (credentials.Length == 0)
            return $"header Authorization: {scheme} has no credentials";
        return string.Equals(scheme, "Basic", StringComparison.OrdinalIgnoreCase) && !IsUserAndPassword(credentials)
            ? "header Authorization: Basic is not user:password in Base64"
            : null;
    }

    private static bool IsUserAndPassword(string credentials)
    {
        byte[] decoded = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, decoded, out int length) && decoded.AsSpan(0, length).Contains((byte)':');
    }
}
