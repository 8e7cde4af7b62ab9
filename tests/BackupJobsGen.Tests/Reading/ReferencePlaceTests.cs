using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>References where a document may have an object instead.</summary>
public class ReferencePlaceTests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;

    [Fact]
    public void An_operation_may_be_in_a_file_of_its_own()
    {
        const string More = """ "servers": [ { "url": "https://example.com/v2" } ], """;
        const string File = """
            { "operationId": "domains_create", "tags": [ "Domains" ], "deprecated": true, "summary": "Creates.",
              "parameters": [ { "name": "dry", "in": "query", "schema": { "type": "boolean" } } ],
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "domain.json" } } } },
              "responses": { "201": { "description": "", "content": { "application/json": { "schema": { "$ref": "domain.json" } } } } } }
            """;

        ApiModel model = Model(
            OpenApi(
                """ "/domains/{id}": { "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ], "post": { "$ref": "domains/create.json" } } """,
                more: More),
            ("specs/domains/create.json", File), ("specs/domains/domain.json", """ { "properties": { "name": { "type": "string" } } } """));

        DeclaredOperation operation = model.Operation("domains_create");
        Assert.Equal(("POST", "/domains/{id}", "Domains", true), (operation.Method, operation.Path, operation.Tag, operation.Deprecated));
        Assert.Equal(["id", "dry"], operation.Parameters.Select(parameter => parameter.WireName));
        Assert.Equal("domain.json#", operation.Body!.Type.Short()[1..]);
        Assert.Equal("domain.json#", Assert.Single(operation.Responses).Type.Short()[1..]);
        Assert.Null(operation.Endpoint);
    }

    [Fact]
    public void Without_an_id_the_name_is_of_the_path_that_refers_to_it()
    {
        ApiModel model = Model(
            OpenApi(""" "/a": { "get": { "$ref": "one.json" } }, "/b": { "put": { "$ref": "one.json" } } """),
            ("specs/one.json", $$"""{ {{Ok}} }"""));

        Assert.Equal([("get a", "GET", "/a"), ("put b", "PUT", "/b")],
            model.Operations.Select(operation => (operation.Id, operation.Method, operation.Path)));
    }

    [Fact]
    public void Operations_in_files_are_selected_by_id_tag_and_deprecation()
    {
        string text = OpenApi(""" "/a": { "get": { "$ref": "a.json" } }, "/b": { "get": { "$ref": "b.json" } } """);
        (string, string)[] files =
        [
            ("specs/a.json", $$"""{ "operationId": "A_Get", "tags": [ "one" ], {{Ok}} }"""),
            ("specs/b.json", $$"""{ "operationId": "B_Get", "deprecated": true, {{Ok}} }"""),
        ];

        Assert.Equal(["B_Get"], Read(text, ["B_*"], [], files).Model!.Operations.Select(operation => operation.Id));
        Assert.Equal(["A_Get"], Selected(new DocumentSelection(DocumentFile, [], []) { Tags = new[] { "one" }.ToEquatableArray() }));
        Assert.Equal(["A_Get"], Selected(new DocumentSelection(DocumentFile, [], []) { IncludeDeprecated = false }));

        IEnumerable<string> Selected(DocumentSelection selection) => ApiReader.Read(
            files.Append((DocumentFile, text)).Select(file => OpenApiDocument.Parse(file.Item1, file.Item2)).ToEquatableArray(),
            [selection]).Model!.Operations.Select(operation => operation.Id);
    }

    [Fact]
    public void An_operation_of_Swagger_in_a_file_has_the_media_types_and_the_dialect_of_its_document()
    {
        ApiModel model = Model(
            Swagger(""" "/a": { "post": { "$ref": "one.json" } } """),
            ("specs/one.json", """
                { "operationId": "A_Post", "parameters": [ { "name": "item", "in": "body", "schema": { "type": "integer" } } ],
                  "responses": { "200": { "description": "", "schema": { "type": "boolean" } } } }
                """));

        DeclaredOperation operation = model.Operation("A_Post");
        Assert.Equal(("Int64", "application/json"), (operation.Body!.Type.Short(), operation.Body.MediaType));
        Assert.Equal("Boolean", Assert.Single(operation.Responses).Type.Short());
    }

    [Fact]
    public void Two_paths_may_share_a_path_item()
    {
        ApiModel model = Model(
            OpenApi(""" "/a": { "$ref": "item.json" }, "/b": { "$ref": "item.json" } """),
            ("specs/item.json", $$"""{ "get": { "operationId": "", {{Ok}} } }"""));

        Assert.Equal(["/a", "/b"], model.Operations.Select(operation => operation.Path));
    }

    // OpenAPI 3.1 allows it.
    [Fact]
    public void A_description_next_to_a_reference_counts()
    {
        ApiModel model = Model("""
            { "openapi": "3.1.0", "info": { "title": "Test", "version": "1" },
              "paths": { "/a": { "post": { "operationId": "A_Post",
                "parameters": [
                  { "$ref": "#/components/parameters/P", "description": "its own" }, { "$ref": "#/components/parameters/Q" } ],
                "requestBody": { "$ref": "#/components/requestBodies/B", "description": "the item" },
                "responses": { "200": { "$ref": "#/components/responses/R", "description": "the result" } } } } },
              "components": {
                "parameters": {
                  "P": { "name": "p", "in": "query", "description": "any", "schema": { "type": "string" } },
                  "Q": { "name": "q", "in": "query", "description": "any", "schema": { "type": "string" } } },
                "headers": { "H": { "description": "any", "schema": { "type": "string" } } },
                "requestBodies": { "B": { "description": "any", "content": { "application/json": { "schema": { "type": "string" } } } } },
                "responses": {
                  "R": { "$ref": "#/components/responses/S", "description": "unused", "summary": "short" },
                  "S": { "description": "any", "headers": { "H": { "$ref": "#/components/headers/H", "description": "the header" } } } } } }
            """);

        DeclaredOperation operation = model.Operation("A_Post");
        Assert.Equal(["its own", "any"], operation.Parameters.Select(parameter => parameter.Description));
        Assert.Equal("the item", operation.Body!.Description);
        DeclaredResponse response = Assert.Single(operation.Responses);
        Assert.Equal("the result", response.Description);
        Assert.Equal("the header", Assert.Single(response.Headers).Description);
    }

    // An overlay changes the document that the client names, and there the operation is only a reference.
    [Fact]
    public void Extensions_next_to_a_reference_count_and_their_references_are_of_their_file()
    {
        const string Page = """ { "properties": { "items": { "type": "array", "items": { "type": "string" } }, "next": { "type": "string" } } } """;

        ApiModel model = Model(
            OpenApi(
                """ "/a": { "get": { "$ref": "ops/a.json", "x-bjg-paging": { "style": "link", "items": "items", "next": "next" }, "x-ms-odata": "#/components/schemas/F" } } """,
                """ "F": { "properties": { "place": { "type": "string" } } } """),
            ("specs/ops/a.json", $$"""
                { "operationId": "A_List", "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{Page}} } } } } }
                """));

        DeclaredOperation operation = model.Operation("A_List");
        Assert.Equal(("items", "next"), (operation.Paging!.ItemName, operation.Paging.NextLinkName));
        Assert.Equal("specs/test.json#/components/schemas/F", operation.OData);
    }

    public static TheoryData<string, string, string> Ignored => new()
    {
        { "parameter", "required", """ "parameters": [ { "$ref": "#/components/parameters/P", "required": ▶true } ], "responses": { "204": { "description": "" } } """ },
        { "request body", "required", """ "requestBody": { "$ref": "#/components/requestBodies/B", "required": ▶true }, "responses": { "204": { "description": "" } } """ },
        { "response", "headers", """ "responses": { "200": { "$ref": "#/components/responses/R", "headers": ▶{} } } """ },
        { "header", "schema", """ "responses": { "204": { "description": "", "headers": { "H": { "$ref": "#/components/headers/H", "schema": ▶{} } } } } """ },
    };

    [Theory]
    [MemberData(nameof(Ignored))]
    public void Anything_else_next_to_a_reference_is_reported(string kind, string name, string operation)
    {
        string marked = $$"""
            { "openapi": "3.1.0", "info": { "title": "Test", "version": "1" }, "paths": { "/a": { "post": { {{operation}} } } },
              "components": {
                "parameters": { "P": { "name": "p", "in": "query", "schema": { "type": "string" } } },
                "headers": { "H": { "schema": { "type": "string" } } },
                "requestBodies": { "B": { "content": { "application/json": { "schema": { "type": "string" } } } } },
                "responses": { "R": { "description": "" } } } }
            """;
        (int Line, int Column) at = PositionOf(marked, ProblemTests.Mark);

        Problem problem = Assert.Single(Read(marked.Replace(ProblemTests.Mark, "", StringComparison.Ordinal)).Problems);

        Assert.Equal(("BJG3022", at), (problem.Id, (problem.Line, problem.Column)));
        Assert.Equal([name, $"next to '$ref' it is ignored; move it into the {kind}"], problem.Arguments);
    }

    [Fact]
    public void A_callback_is_not_something_else()
    {
        string text = OpenApi($$"""
            "/a": { "post": { "callbacks": { "done": { "$ref": "#/paths/~1a" } }, {{Ok}} } }
            """);
        ApiResult result = ApiReader.Read(
            [OpenApiDocument.Parse(DocumentFile, text)], [new DocumentSelection(DocumentFile, [], [])],
            new ReadOptions { Webhooks = true }, CancellationToken.None);

        AssertProblem(result, Problems.UnresolvedReference, text, "\"#/paths/~1a\"");
    }

    private const string Parameter = """{ "name": "p", "in": "query", "schema": { "type": "string" } }""";
    private const string Body = """{ "description": "", "content": { "application/json": { "schema": { "type": "string" } } } }""";

    [Theory]
    [InlineData("parameter", "a schema", """{ "type": "string" }""")]
    [InlineData("parameter", "a schema", """{ "allOf": [] }""")]
    [InlineData("parameter", "a response", Body)]
    [InlineData("parameter", "an operation", """{ "responses": {} }""")]
    [InlineData("parameter", "a path item", """{ "get": { "responses": {} } }""")]
    [InlineData("parameter", "a security scheme", """{ "type": "apiKey", "in": "header", "name": "key" }""")]
    [InlineData("request body", "a schema", """{ "properties": {} }""")]
    [InlineData("request body", "a parameter", Parameter)]
    [InlineData("response", "a schema", """{ "type": "object" }""")]
    [InlineData("response", "a parameter", Parameter)]
    [InlineData("schema", "a parameter", Parameter)]
    [InlineData("schema", "a response", Body)]
    [InlineData("header", "a schema", """{ "type": "object", "properties": {} }""")]
    public void Something_else_is_recognized_by_its_members(string kind, string found, string target)
    {
        foreach (string reference in new[] { "#/x-parts/P", "parts.json#/P", "whole.json" })
        {
            string node = $$"""{ "$ref": "{{reference}}" }""";
            string member = kind switch
            {
                "parameter" => $$""" "parameters": [ {{node}} ], "responses": {""",
                "request body" => $$""" "requestBody": {{node}}, "responses": {""",
                "response" => $$""" "responses": { "200": {{node}}, """,
                "header" => $$""" "responses": { "200": { "description": "", "headers": { "H": {{node}} } }, """,
                _ => $$""" "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{node}} } } }, """,
            };
            string text = OpenApi(
                $$""" "/a": { "post": { "operationId": "A", {{member}} "204": { "description": "" } } } } """,
                more: $$""" "x-parts": { "P": {{target}} }, """);

            ApiResult result = Read(text, ("specs/parts.json", $$"""{ "P": {{target}} }"""), ("specs/whole.json", target));

            Problem problem = AssertProblem(result, Problems.UnresolvedReference, text, $"\"{reference}\"");
            Assert.Equal($"it is {found}, and not the {kind} that is needed here", problem.Arguments[1]);
        }
    }

    [Theory]
    [InlineData("info", "a member 'info' of the document")]
    [InlineData("paths", "a member 'paths' of the document")]
    [InlineData("components/schemas", "a member 'schemas' of the components")]
    public void A_part_of_the_document_is_not_a_parameter(string place, string found)
    {
        string text = OpenApi($$""" "/a": { "get": { "operationId": "A", "parameters": [ { "$ref": "#/{{place}}" } ], {{Ok}} } } """);

        Problem problem = AssertProblem(Read(text), Problems.UnresolvedReference, text, $"\"#/{place}\"");
        Assert.Equal($"it is {found}, and not the parameter that is needed here", problem.Arguments[1]);
    }

    // Only these places say what is there; a document may have others of its own.
    [Theory]
    [InlineData("definitions")]
    [InlineData("responses")]
    [InlineData("x-parts")]
    public void A_place_of_the_documents_own_may_have_anything(string container)
    {
        ApiModel model = Model(OpenApi(
            $$""" "/a": { "get": { "operationId": "A_Get", "parameters": [ { "$ref": "#/{{container}}/P" } ], {{Ok}} } } """,
            more: $$""" "{{container}}": { "P": { "name": "p", "in": "query", "schema": { "type": "string" } } }, """));

        Assert.Equal("p", Assert.Single(model.Operation("A_Get").Parameters).WireName);
    }

    // Media types and security describe these headers, also in files without a version.
    [Fact]
    public void Protocol_headers_in_a_file_of_their_own_are_no_arguments()
    {
        (string, string)[] files =
        [
            ("specs/a.json", """{ "name": "Authorization", "in": "header", "schema": { "type": "string" } }"""),
            ("specs/b.json", """{ "name": "Authorization", "in": "header", "type": "string" }"""),
        ];

        Assert.Empty(Parameters(OpenApi($$""" "/a": { "get": { "operationId": "A_Get", "parameters": [ { "$ref": "a.json" } ], {{Ok}} } } """)));
        Assert.Single(Parameters(Swagger($$""" "/a": { "get": { "operationId": "A_Get", "parameters": [ { "$ref": "b.json" } ], {{Ok}} } } """)));

        IEnumerable<ApiParameter> Parameters(string text) => Model(text, files).Operation("A_Get").Parameters;
    }
}
