using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

public class OperationTests
{
    private const string Method = "TestClient.Things.GetAsync";
    private const string NoBody = """ "200": { "description": "OK" } """;
    private const string Text = """ "200": { "description": "OK", "schema": { "type": "string" } } """;
    private const string Number = """ "200": { "description": "OK", "schema": { "type": "integer", "format": "int32" } } """;
    private const string Thing = """ "200": { "description": "OK", "schema": { "$ref": "#/definitions/Thing" } } """;
    private const string Sometimes = Thing + """, "204": { "description": "nothing" } """;
    private const string Either = Thing + """, "202": { "description": "later", "schema": { "$ref": "#/definitions/Fault" } } """;
    private const string WithError = Thing + """, "default": { "description": "error", "schema": { "$ref": "#/definitions/Fault" } } """;
    private const string OtherError = Thing + """, "default": { "description": "error", "schema": { "$ref": "#/definitions/Thing" } } """;
    private const string Types =
        """ "Thing": { "properties": { "a": { "type": "string" } } }, "Fault": { "properties": { "a": { "type": "string" } } } """;

    [Fact]
    public void An_operation_is_added_or_removed_with_its_group()
    {
        string one = Swagger.Document(Operation("Things_Get", "/things"));
        string two = Swagger.Document($"{Operation("Things_Get", "/things")}, {Operation("Jobs_List", "/jobs")}");

        Assert.Equal(
            ["None: Added TestClient.Jobs [Jobs]", "None: Added TestClient.Jobs.ListAsync [Jobs_List] GET /jobs"], Diff.Of(one, two));
        Assert.Equal(
            ["Source, Binary: Removed TestClient.Jobs [Jobs]", "Source, Binary: Removed TestClient.Jobs.ListAsync [Jobs_List] GET /jobs"],
            Diff.Of(two, one));
    }

    [Fact]
    public void An_operation_with_the_same_request_is_renamed() => Assert.Equal(
        ["Source, Binary: Renamed TestClient.Things.GetAsync [Things_Get] TestClient.Things.GetAsync -> TestClient.Things.ReadAsync"],
        Diff.Of(
            Swagger.Document(Operation("Things_Get", "/things/{a}", Path("a"))),
            Swagger.Document(
                Operation(
                    "Things_Read", "/things/{b}",
                    Path("b").Replace("\"b\",", "\"b\", \"x-ms-client-name\": \"a\",", StringComparison.Ordinal)))));

    [Theory]
    [InlineData("get", "post", "/things", "/things", $"Wire: Changed {Method} [Things_Get, method] GET -> POST")]
    [InlineData("get", "get", "/things", "/items", $"Wire: Changed {Method} [Things_Get, path] /things -> /items")]
    [InlineData("get", "get", "/things", "/Things", $"Wire: Changed {Method} [Things_Get, path] /things -> /Things")]
    public void A_request(string oldMethod, string newMethod, string oldPath, string newPath, params string[] expected) => Assert.Equal(
        expected,
        Diff.Of(
            Swagger.Document(Operation("Things_Get", oldPath, method: oldMethod)),
            Swagger.Document(Operation("Things_Get", newPath, method: newMethod))));

    [Fact]
    public void A_placeholder_of_another_name_is_the_same_request_and_one_in_another_place_is_not()
    {
        string b = Path("b").Replace("\"b\",", "\"b\", \"x-ms-client-name\": \"a\",", StringComparison.Ordinal);

        Assert.Empty(
            Diff.Of(
                Swagger.Document(Operation("Things_Get", "/things/{a}", Path("a"))),
                Swagger.Document(Operation("Things_Get", "/things/{b}", b))));
        Assert.Equal(
            [$"Wire: Changed {Method} [Things_Get, path] /{{a}}/{{c}} -> /{{c}}/{{a}}"],
            Diff.Of(
                Swagger.Document(Operation("Things_Get", "/{a}/{c}", $"{Path("a")}, {Path("c")}")),
                Swagger.Document(Operation("Things_Get", "/{c}/{a}", $"{Path("a")}, {Path("c")}"))));
    }

    [Theory]
    [InlineData(
        NoBody, Thing, $"Source, Binary: Changed {Method} [Things_Get] Task<ApiResponse> -> Task<ApiResponse<Thing>>",
        "None: Added Thing [/definitions/Thing]")]
    [InlineData(Text, Number, $"Source, Binary: Changed {Method} [Things_Get] Task<ApiResponse<string>> -> Task<ApiResponse<int>>")]
    [InlineData(Thing, Sometimes, $"Warning: Changed {Method} [Things_Get] Task<ApiResponse<Thing>> -> Task<ApiResponse<Thing?>>")]
    [InlineData(Sometimes, Thing, $"Warning: Changed {Method} [Things_Get] Task<ApiResponse<Thing?>> -> Task<ApiResponse<Thing>>")]
    [InlineData(Either, Thing,
        $"Source, Binary: Changed {Method} [Things_Get] Task<ApiResponse<ThingsGetResult?>> -> Task<ApiResponse<Thing>>",
        "Source, Binary: Removed Fault [/definitions/Fault]",
        "Source, Binary: Removed ThingsGetResult [Things_Get, response]")]
    [InlineData(Thing, WithError, "None: Added Fault [/definitions/Fault]")]
    [InlineData(
        WithError, OtherError, $"Wire: Changed {Method} [Things_Get, error bodies] default: Fault -> default: Thing",
        "Source, Binary: Removed Fault [/definitions/Fault]")]
    public void A_response(string old, string now, params string[] expected) => Assert.Equal(
        expected,
        Diff.Of(
            Swagger.Document(Operation("Things_Get", "/things", responses: old), Types),
            Swagger.Document(Operation("Things_Get", "/things", responses: now), Types)));

    [Theory]
    [InlineData("", "\"X-Left\": { \"type\": \"string\" }", "None: Added TestClientHeaders [TestClientHeaders]")]
    [InlineData(
        "\"X-Left\": { \"type\": \"string\" }", "\"X-Left\": { \"type\": \"boolean\" }",
        "Source, Binary: Changed TestClientHeaders.GetXLeft [X-Left] string -> bool")]
    [InlineData(
        "\"X-Left\": { \"type\": \"string\" }", "\"X-Right\": { \"type\": \"boolean\" }",
        "Source, Binary: Removed TestClientHeaders.GetXLeft [X-Left] string", "None: Added TestClientHeaders.GetXRight [X-Right] bool")]
    public void A_response_header(string old, string now, params string[] expected) => Assert.Equal(
        expected,
        Diff.Of(
            Swagger.Document(Operation("Things_Get", "/things", responses: WithHeaders(old)), Types),
            Swagger.Document(Operation("Things_Get", "/things", responses: WithHeaders(now)), Types)));

    private static string WithHeaders(string headers) => $$""" "200": { "description": "", "headers": { {{headers}} } } """;

    [Fact]
    public void The_body_of_a_status_changes_in_the_record_of_all_bodies() => Assert.Equal(
        [
            "Source, Binary: Changed ThingsGetResult.Status202 [status 202] Fault? -> int?",
            "Source, Binary: Removed Fault [/definitions/Fault]"
        ],
        Diff.Of(
            Swagger.Document(Operation("Things_Get", "/things", responses: Either), Types),
            Swagger.Document(
                Operation(
                    "Things_Get", "/things",
                    responses: Thing + """, "202": { "description": "later", "schema": { "type": "integer", "format": "int32" } } """),
                Types))
                .Order(
            StringComparer.Ordinal));

    [Theory]
    [InlineData(
        """ "x-ms-pageable": { "nextLinkName": "nextLink" }, """, """ "x-ms-pageable": { "nextLinkName": "next" }, """,
        $"Wire: Changed {Method} [Things_Get, next link] nextLink -> next")]
    [InlineData(
        "", """ "x-ms-pageable": { "nextLinkName": "nextLink" }, """,
        $"Source, Binary: Changed {Method} [Things_Get] Task<ApiResponse<Page>> -> ApiPageable<string>")]
    [InlineData(
        "", """ "x-ms-long-running-operation": true, """,
        $"Source, Binary: Changed {Method} [Things_Get] Task<ApiResponse<Page>> -> Task<LongRunningOperation<Page>>")]
    [InlineData("", """ "deprecated": true, """, $"Warning: Changed {Method} [Things_Get] current -> deprecated")]
    public void Changes_next_to_the_operation_are_reported(string old, string now, params string[] expected)
    {
        const string Page = """ "200": { "description": "OK", "schema": { "$ref": "#/definitions/Page" } } """;
        const string Definition =
            """ "Page": { "properties": { "value": { "type": "array", "items": { "type": "string" } }, "nextLink": { "type": "string" }, "next": { "type": "string" } } } """;

        Assert.Equal(
            expected,
            Diff.Of(
                Swagger.Document(Operation("Things_Get", "/things", "", "get", Page, old), Definition),
                Swagger.Document(Operation("Things_Get", "/things", "", "get", Page, now), Definition)));
    }

    [Fact]
    public void An_api_version_and_a_host_are_reported_once()
    {
        const string Version = """{ "name": "api-version", "in": "query", "type": "string", "required": true }""";
        string old = Swagger.Document($"{Operation("Things_Get", "/things", Version)}, {Operation("Things_List", "/all", Version)}");
        string now = old.Replace("2024-01-01", "2025-01-01", StringComparison.Ordinal)
            .Replace("management.example.com", "other.example.com", StringComparison.Ordinal);

        Assert.Equal(
            [
                "Wire: Changed TestClient [host] https://management.example.com -> https://other.example.com",
                "Wire: Changed TestClient [api-version] 2024-01-01 -> 2025-01-01",
            ],
            Diff.Of(old, now));
    }

    private static string Path(string name) => $$"""{ "name": "{{name}}", "in": "path", "required": true, "type": "string" }""";

    private static string Operation(
        string id, string path, string parameters = "", string method = "get", string responses = NoBody, string more = "") =>
        $$"""
        "{{path}}": { "{{method}}": { "operationId": "{{id}}", {{more}} "parameters": [{{parameters}}], "responses": { {{responses}} } } }
        """;
}
