using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Tests.Harness;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Security schemes and requirements of both dialects.</summary>
public class SecurityTests
{
    private static string Short(ApiModel model, string operation) => string.Join(" | ", model.Operation(operation).Security.Select(
        alternative => string.Join(" + ", alternative.Uses.Select(
            use => use.SchemeId.Split('#')[1] + string.Concat(use.Scopes.Select(scope => ":" + scope))))));

    [Fact]
    public void Requirements_are_those_of_the_operation_or_of_the_document()
    {
        ApiModel model = Model(SecuredPets.Document);

        Assert.Equal("key", Short(model, "List"));
        Assert.Equal("jwt | basic + query_key", Short(model, "Show"));
        Assert.Equal("pet_auth:read:write | oidc:read", Short(model, "Save"));
        Assert.Equal("session | custom | ", Short(model, "Visit"));
        Assert.Empty(model.Operation("Open").Security);
        Assert.Equal("", Short(model, "Anyone"));
        Assert.Equal("key", Short(model, "Certified"));
        Assert.Equal(
            ["key", "jwt", "basic", "query_key", "pet_auth", "oidc", "session", "custom"],
            model.SecuritySchemes.Select(scheme => scheme.Name));
    }

    [Fact]
    public void Swagger_has_the_same_schemes()
    {
        ApiModel model = Model(Swagger(
            """
            "/a": { "get": { "operationId": "A", "security": [ { "basic": [] }, { "key": [], "app": ["r"] }, { "user": [] } ], "responses": { "204": { "description": "" } } } }
            """,
            more: """
            "securityDefinitions": {
              "basic": { "type": "basic" },
              "key": { "type": "apiKey", "in": "query", "name": "code" },
              "app": { "type": "oauth2", "flow": "application", "tokenUrl": "https://login.example/token", "scopes": {} },
              "user": { "type": "oauth2", "flow": "implicit", "authorizationUrl": "https://login.example/a", "scopes": {} } },
            """));

        Assert.Equal("basic | key + app:r | user", Short(model, "A"));
        Assert.Equal(
            [SecurityKind.Basic, SecurityKind.ApiKey, SecurityKind.OAuth2, SecurityKind.OAuth2],
            model.SecuritySchemes.Select(scheme => scheme.Kind));
        Assert.Equal([null, null, "https://login.example/token", null], model.SecuritySchemes.Select(scheme => scheme.TokenUrl));
    }

    [Theory]
    [InlineData("""{ "type": "magic" }""", "'magic' is not a type that a client can follow")]
    [InlineData("""{ "type": "openIdConnect" }""", "'openIdConnect' is not a type that a client can follow")]
    [InlineData("""{ }""", "it has no valid 'type'")]
    [InlineData("""{ "type": "apiKey", "in": "body", "name": "a" }""", "its 'in' is not header, query or cookie")]
    [InlineData("""{ "type": "apiKey", "in": "header", "name": "a\r\nb" }""", "its 'name' is not valid there")]
    [InlineData(
        """{ "type": "apiKey", "in": "header", "name": "Content-Length" }""", "the header 'Content-Length' is not a client's to set")]
    [InlineData("""{ "type": "http", "scheme": "a b" }""", "its 'scheme' is not valid")]
    public void A_scheme_that_cannot_be_followed_is_reported_at_its_place(string scheme, string reason)
    {
        string document = SecuredPets.Of("""[ { "odd": [] }, { "key": [] } ]""", ("List", null))
            .Replace("\"key\": {", $"\"odd\": {scheme}, \"key\": {{", StringComparison.Ordinal);
        ApiResult result = Read(document);

        Problem problem = AssertProblem(result, Problems.IgnoredConstruct, document, scheme);
        Assert.EndsWith(reason, problem.Arguments[1], StringComparison.Ordinal);
        Assert.Equal("key", Short(result.Model!, "List"));
    }

    [Theory]
    [InlineData("""{ "nowhere": [] }""", "the document declares no scheme 'nowhere'")]
    [InlineData(
        """{ "#/components/securitySchemes/nowhere": [] }""",
        "'#/components/securitySchemes/nowhere' cannot be resolved: 'specs/test.json' has no '/components/securitySchemes/nowhere'")]
    [InlineData("""{ "./a.json#/k": [] }""", "'./a.json#/k' cannot be resolved: there is no file 'specs/a.json'")]
    [InlineData(
        """{ "#/paths": [] }""",
        "'#/paths' cannot be resolved: it is a member 'paths' of the document, and not the security scheme that is needed here")]
    [InlineData("""{ "#/components/securitySchemes/mtls": [] }""", "the handler of the HttpClient presents the client certificate")]
    [InlineData("""{ "basic": [], "jwt": [] }""", "'basic' and 'jwt' both need 'Authorization', and a request has only one")]
    [InlineData("""{ "mtls": [] }""", "the handler of the HttpClient presents the client certificate")]
    public void A_requirement_that_cannot_be_met_is_reported_once(string requirement, string reason)
    {
        ApiResult result = Read(SecuredPets.Of($"[ {requirement} ]", ("List", null), ("Count", null)));

        Problem problem = Assert.Single(result.Problems, problem => problem.Id == Problems.IgnoredConstruct.Id);
        Assert.Equal(reason, problem.Arguments[1]);
        Assert.Empty(result.Model!.SecuritySchemes);
    }

    [Fact]
    public void A_scheme_may_be_required_by_its_uri()
    {
        ApiModel model = Model(
            SecuredPets.Of(
                """[ { "#/components/securitySchemes/key": [] } ]""",
                ("List", null),
                ("Show", """[ { "key": [] }, { "common.json#/components/securitySchemes/key": [] } ]"""),
                ("Save", """[ { "../shared/app.json": [ "read" ] }, { "schemes.json#/all~1own/k%20y": [] } ]"""),
                ("Visit", """[ { "session": [] }, { "./session": [] } ]""")),
            ("specs/common.json", """
                { "openapi": "3.2.0", "info": { "title": "Common", "version": "1" }, "components": { "securitySchemes": {
                  "key": { "$ref": "schemes.json#/all~1own/k%20y" } } } }
                """),
            ("shared/app.json", """{ "type": "http", "scheme": "bearer" }"""),
            ("specs/schemes.json", """{ "all/own": { "k y": { "type": "apiKey", "in": "query", "name": "k" } } }"""),
            ("specs/session", """{ "type": "apiKey", "in": "header", "name": "Session" }"""));

        Assert.Equal(Short(model, "Show").Split(' ')[0], Short(model, "List"));
        Assert.Equal(
            [("key", "X-Api-Key"), ("key", "k"), ("app", "Authorization"), ("k y", "k"), ("session", "sid"), ("session", "Session")],
            model.SecuritySchemes.Select(scheme => (scheme.Name, scheme.Key)));
        Assert.Equal("#:read | #/all~1own/k y", string.Join(" | ", model.Operation("Save").Security.Select(
            alternative => string.Concat(alternative.Uses.Select(use => use.SchemeId[use.SchemeId.IndexOf('#', StringComparison.Ordinal)..]
                + string.Concat(use.Scopes.Select(scope => ":" + scope)))))));
    }

    [Fact]
    public void A_component_of_that_name_comes_before_a_uri()
    {
        ApiModel model = Model(
            SecuredPets.Of("""[ { "key.json": [] } ]""", ("List", null))
                .Replace("\"key\": {", """ "key.json": { "type": "apiKey", "in": "query", "name": "own" }, "key": { """, StringComparison.Ordinal),
            ("specs/key.json", """{ "type": "apiKey", "in": "query", "name": "other" }"""));

        Assert.Equal("own", Assert.Single(model.SecuritySchemes).Key);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[ 1, null, [] ]")]
    [InlineData("""[ { "key": 5 } ]""")]
    public void Security_of_another_type_is_reported(string security)
    {
        ApiResult result = Read(SecuredPets.Of(security, ("List", null)));

        Assert.NotNull(result.Model);
        Assert.Contains(result.Problems, problem => problem.Id == Problems.WrongKind.Id);
    }
}
