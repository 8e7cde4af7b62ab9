namespace BackupJobsGen.Tests.Harness;

/// <summary>A document with a security scheme of each kind.</summary>
internal static class SecuredPets
{
    public const string Schemes = """
        "key": { "type": "apiKey", "in": "header", "name": "X-Api-Key", "description": "Key of the <shop>." },
        "query_key": { "type": "apiKey", "in": "query", "name": "code" },
        "session": { "type": "apiKey", "in": "cookie", "name": "sid" },
        "basic": { "type": "http", "scheme": "basic" },
        "jwt": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "custom": { "type": "http", "scheme": "Hawk" },
        "pet_auth": { "type": "oauth2", "flows": {
          "implicit": { "authorizationUrl": "https://login.example/authorize", "scopes": {} },
          "clientCredentials": { "tokenUrl": "https://login.example/token", "scopes": { "read": "", "write": "" } } } },
        "oidc": { "type": "openIdConnect", "openIdConnectUrl": "https://login.example/.well-known/openid-configuration" },
        "mtls": { "type": "mutualTLS" }
        """;

    private static string Get(string id, string? security) => $$"""
        "/{{id}}": { "get": { "operationId": "{{id}}", {{(security is null ? "" : "\"security\": " + security + ",")}}
          "responses": { "204": { "description": "" } } } }
        """;

    /// <summary>A document whose operations have these requirements; null: the document's own.</summary>
    public static string Of(string root, params (string Id, string? Security)[] operations) => $$"""
        {
          "openapi": "3.1.0", "info": { "title": "Pets", "version": "1" }, "servers": [ { "url": "https://pets.example" } ],
          "security": {{root}},
          "paths": { {{string.Join(",", operations.Select(operation => Get(operation.Id, operation.Security)))}} },
          "components": { "securitySchemes": { {{Schemes}} } }
        }
        """;

    public static string Document { get; } = Of(
        """[ { "key": [] } ]""",
        ("List", null), ("Count", null),
        ("Show", """[ { "jwt": [] }, { "basic": [], "query_key": [] } ]"""),
        ("Save", """[ { "pet_auth": [ "read", "write" ] }, { "oidc": [ "read" ] } ]"""),
        ("Visit", """[ { "session": [] }, { "custom": [] }, {} ]"""),
        ("Open", "[]"),
        ("Anyone", "[ {} ]"),
        ("Certified", """[ { "mtls": [], "key": [] } ]"""));
}
