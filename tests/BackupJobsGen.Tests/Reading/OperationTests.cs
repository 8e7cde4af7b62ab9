using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class OperationTests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;

    [Fact]
    public void Parameters_of_the_path_item_are_replaced_and_references_followed()
    {
        ApiModel model = Model(
            Swagger($$"""
                "/a/{id}": {
                  "parameters": [ { "$ref": "common.json#/parameters/Version" }, { "name": "id", "in": "path", "required": true, "type": "string" }, { "name": "top", "in": "query", "type": "string" } ],
                  "get": { "operationId": "A_Get", "parameters": [ { "name": "top", "in": "query", "type": "integer", "format": "int32", "required": true, "x-ms-client-name": "first" }, { "name": "top", "in": "header", "type": "string" } ], {{Ok}} } }
                """),
            (
                "specs/common.json",
                """{ "swagger": "2.0", "info": { "version": "1.0" }, "parameters": { "Version": { "name": "api-version", "in": "query", "required": true, "type": "string" } } }"""));

        DeclaredOperation operation = model.Operation("A_Get");
        Assert.Equal("2024-04-01", operation.ApiVersion);
        Assert.Equal([("id", ParameterLocation.Path), ("top", ParameterLocation.Query), ("top", ParameterLocation.Header)],
            operation.Parameters.Select(parameter => (parameter.WireName, parameter.In)));
        Assert.Equal(
            ("Int32", true, "first"),
            (operation.Parameters[1].Type.Short(), operation.Parameters[1].Required, operation.Parameters[1].ClientName));
    }

    [Theory]
    [InlineData(""" "enum": [ "2020-01-01" ] """, "2020-01-01")]
    [InlineData(""" "default": "2021-01-01" """, "2021-01-01")]
    [InlineData(""" "description": "" """, "2024-04-01")]
    public void The_api_version_is_not_a_parameter(string more, string expected)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "api-version", "in": "query", "required": true, "type": "string", {{more}} } ], {{Ok}} } }
            """));

        Assert.Equal(expected, model.Operation("A_Get").ApiVersion);
        Assert.Empty(model.Operation("A_Get").Parameters);
    }

    [Theory]
    [InlineData("csv", SerializationStyle.Csv)]
    [InlineData("ssv", SerializationStyle.Ssv)]
    [InlineData("tsv", SerializationStyle.Tsv)]
    [InlineData("pipes", SerializationStyle.Pipes)]
    [InlineData("multi", SerializationStyle.Multi)]
    public void Collection_formats(string format, object expected)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "ids", "in": "query", "type": "array", "items": { "type": "string", "format": "uuid" }, "collectionFormat": "{{format}}" } ], {{Ok}} } }
            """));

        Assert.Equal((SerializationStyle)expected, model.Operation("A_Get").Parameter("ids").Style);
        Assert.Equal("list(Uuid)", model.Operation("A_Get").Parameter("ids").Type.Short());
    }

    [Fact]
    public void Facts_of_parameters_are_kept()
    {
        ApiModel model = Model(Swagger($$"""
            "/{a}/{b}": { "get": { "operationId": "A_Get", "parameters": [
              { "name": "a", "in": "path", "required": true, "type": "string", "enum": [ "only" ] },
              { "name": "b", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true },
              { "name": "key", "in": "header", "type": "string", "x-ms-secret": true },
              { "name": "size", "in": "query", "type": "integer", "default": 10 } ], {{Ok}} } }
            """));

        DeclaredOperation operation = model.Operation("A_Get");
        Assert.Equal("\"only\"", operation.Parameter("a").Constant?.Json);
        Assert.True(operation.Parameter("b").SkipUrlEncoding);
        Assert.Equal((true, "Secret"), (operation.Parameter("key").Secret, operation.Parameter("key").Type.Short()));
        Assert.Equal("10", operation.Parameter("size").Default?.Json);
    }

    [Theory]
    [InlineData("""[ "application/json" ]""", """{ "$ref": "#/definitions/Thing" }""", "application/json", "#Thing")]
    [InlineData("""[ "application/xml", "text/json; charset=utf-8" ]""", """{ "type": "string" }""", "text/json; charset=utf-8", "String")]
    [InlineData("""[ "text/plain" ]""", """{ "type": "string" }""", "text/plain", "String")]
    [InlineData("""[ "application/octet-stream" ]""", """{ "type": "string", "format": "binary" }""", "application/octet-stream", "stream")]
    [InlineData("""[ "application/octet-stream" ]""", """{ "type": "object", "format": "file" }""", "application/octet-stream", "stream")]
    public void Bodies(string consumes, string schema, string mediaType, string type)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "put": { "operationId": "A_Put", "consumes": {{consumes}}, "parameters": [ { "name": "thing", "in": "body", "required": true, "description": "It.", "schema": {{schema}} } ], {{Ok}} } }
            """, """ "Thing": { "properties": { "a": { "type": "string" } } } """));

        ApiBody body = model.Operation("A_Put").Body!;
        Assert.Equal(
            ("thing", "It.", true, mediaType, type),
            (body.ParameterName, body.Description, body.Required, body.MediaType, body.Type.Short()));
        Assert.Empty(model.Operation("A_Put").Parameters);
    }

    [Theory]
    [InlineData("file", "multipart/form-data", "stream")]
    [InlineData("string", "application/x-www-form-urlencoded", "String")]
    public void Forms(string type, string mediaType, string expected)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "post": { "operationId": "A_Post", "parameters": [ { "name": "field", "in": "formData", "type": "{{type}}", "required": true } ], {{Ok}} } }
            """));

        DeclaredOperation operation = model.Operation("A_Post");
        Assert.Equal((mediaType, null, true), (operation.Body!.MediaType, operation.Body.Type, operation.Body.Required));
        Assert.Equal((ParameterLocation.Form, expected), (operation.Parameter("field").In, operation.Parameter("field").Type.Short()));
    }

    [Fact]
    public void Responses_are_in_document_order_with_the_default_last()
    {
        ApiModel model = Model(Swagger("""
            "/a": { "get": { "operationId": "A_Get", "responses": {
              "default": { "description": "bad", "schema": { "$ref": "#/definitions/Error" } },
              "200": { "description": "ok", "schema": { "type": "file" }, "headers": { "x-count": { "type": "integer", "format": "int32", "description": "How many." } } },
              "201": { "description": "new", "schema": { "type": "string" } },
              "404": { "$ref": "#/responses/Gone" } } } }
            """, """ "Error": { "properties": { "code": { "type": "string" } } } """, """ "responses": { "Gone": { "description": "gone" } }, """));

        EquatableArray<DeclaredResponse> responses = model.Operation("A_Get").Responses;
        Assert.Equal(["200 False stream", "201 False String", "404 True none", "default True #Error"],
            responses.Select(response => $"{response.Status} {response.IsError} {response.Type.Short()}"));
        Assert.Equal(new ApiHeader("x-count", null, "How many.", new ApiScalar(ScalarKind.Int32)), Assert.Single(responses[0].Headers));
        Assert.Equal("gone", responses[2].Description);
        Assert.Equal(["*/*", "application/json", null, "application/json"], responses.Select(response => response.MediaType));
    }

    [Fact]
    public void A_default_response_alone_is_the_success()
    {
        ApiModel model = Model(Swagger("""
            "/a": { "get": { "operationId": "A_Get", "responses": { "default": { "description": "", "schema": { "type": "string" } } } } }
            """));

        Assert.False(Assert.Single(model.Operation("A_Get").Responses).IsError);
    }

    [Theory]
    [InlineData("""{ "nextLinkName": "nextLink" }""", "value", "nextLink", null)]
    [InlineData("""{ "nextLinkName": null }""", "value", null, null)]
    [InlineData(
        """{ "itemName": "rows", "nextLinkName": "more", "operationName": "Things_ListNext" }""", "rows", "more", "Things_ListNext")]
    public void Paging(string pageable, string itemName, string? nextLinkName, string? operationName)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "get": { "operationId": "Things_List", "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Things" } } }, "x-ms-pageable": {{pageable}} } }
            """, """
            "Things": { "allOf": [ { "$ref": "#/definitions/Base" } ], "properties": { "rows": { "type": "array", "items": { "type": "string" } } } },
            "Base": { "properties": { "value": { "type": "array", "items": { "type": "string" } }, "nextLink": { "type": "string" }, "more": { "type": "string" } } }
            """));

        Assert.Equal(
            new ApiPaging(itemName, nextLinkName, operationName, new ApiScalar(ScalarKind.String)), model.Operation("Things_List").Paging);
    }

    [Theory]
    [InlineData("paging.next", false)]
    [InlineData("paging.links.next", false)]
    [InlineData("@odata.nextLink", false)]
    [InlineData("paging.other", true)]
    [InlineData("missing", true)]
    [InlineData("paging", true)]
    public void The_next_link_is_a_member_or_a_path(string name, bool isReported)
    {
        string document = Swagger($$"""
            "/a": { "get": { "operationId": "A_List", "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Page" } } }, "x-ms-pageable": { "nextLinkName": "{{name}}" } } }
            """, """
            "Page": { "properties": { "value": { "type": "array", "items": { "type": "string" } }, "@odata.nextLink": { "type": "string" }, "paging": { "allOf": [ { "$ref": "#/definitions/Paging" } ] } } },
            "Paging": { "properties": { "next": { "type": "string" }, "links": { "properties": { "next": { "type": "string" } } } } }
            """);

        ApiResult result = Read(document);

        Assert.Equal(name, result.Model!.Operation("A_List").Paging!.NextLinkName);
        if (isReported)
            AssertProblem(result, Problems.NextLinkMissing, document, $"\"{name}\"");
        else
            Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData("", null, "#Thing")]
    [InlineData(
        """ "x-ms-long-running-operation-options": { "final-state-via": "azure-async-operation" }, """, "azure-async-operation", "#Thing")]
    [InlineData(
        """ "x-ms-long-running-operation-options": { "final-state-via": "location", "final-state-schema": "#/definitions/Result" }, """,
        "location", "#Result")]
    public void Long_running_operations(string options, string? via, string result)
    {
        ApiModel model = Model(Swagger($$"""
            "/a": { "put": { "operationId": "A_Put", "x-ms-long-running-operation": true, {{options}} "responses": {
              "202": { "description": "", "schema": { "$ref": "#/definitions/Result" } }, "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } } } }
            """, """ "Thing": { "properties": { "a": { "type": "string" } } }, "Result": { "properties": { "b": { "type": "string" } } } """));

        ApiLongRunning running = model.Operation("A_Put").LongRunning!;
        Assert.Equal((via, result), (running.FinalStateVia, running.Result.Short()));
    }

    [Fact]
    public void Endpoint_and_paths()
    {
        string more =
            """ "schemes": [ "http", "https" ], "basePath": "/base/", "x-ms-paths": { "/a?comp=list": { "get": { "operationId": "X_Get", "responses": { "204": { "description": "" } } } } }, """;
        ApiModel model = Model(Swagger($$""" "/a": { "get": { "operationId": "A_Get", {{Ok}} } } """, "", more));

        Assert.Equal("https://example.com/base", model.Endpoint);
        Assert.Equal([("A_Get", "/a"), ("X_Get", "/a?comp=list")], model.Operations.Select(operation => (operation.Id, operation.Path)));
    }

    [Theory]
    [InlineData("false", "{vault}.example.com")]
    [InlineData("true", "https://{vault}.example.com")]
    public void A_parameterized_host_has_variables(string useSchemePrefix, string endpoint)
    {
        string more = $$"""
            "x-ms-parameterized-host": { "hostTemplate": "{vault}.example.com", "useSchemePrefix": {{useSchemePrefix}}, "positionInOperation": "first",
              "parameters": [ { "name": "vault", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true } ] },
            """;
        ApiModel model = Model(Swagger($$""" "/a": { "get": { "operationId": "A_Get", {{Ok}} } } """, "", more));

        ApiParameter vault = Assert.Single(model.HostVariables);
        Assert.Equal((endpoint, "vault", ParameterLocation.Host, true), (model.Endpoint, vault.WireName, vault.In, vault.SkipUrlEncoding));
    }

    [Fact]
    public void An_operation_without_an_id_is_called_by_method_and_path()
    {
        ApiModel model =
            Model(Swagger(
                $$""" "/pets/{petId}/pet_owners": { "get": { "parameters": [ { "name": "petId", "in": "path", "required": true, "type": "string" } ], {{Ok}} } } """));

        Assert.Equal("get pets by petId pet owners", Assert.Single(model.Operations).Id);
    }

    [Fact]
    public void Several_documents_make_one_client()
    {
        string first = Swagger($$""" "/a": { "get": { "operationId": "A_Get", {{Ok}} } } """);
        string second =
            Swagger(
                $$""" "/b": { "get": { "operationId": "B_Get", {{Ok}} } } """).Replace(
                "example.com", "other.com", StringComparison.Ordinal);
        BackupJobsGen.Documents.OpenApiDocument[] documents =
        [
            BackupJobsGen.Documents.OpenApiDocument.Parse("two.json", second),
            BackupJobsGen.Documents.OpenApiDocument.Parse("one.json", first),
        ];

        ApiModel model = ApiReader.Read(documents.ToEquatableArray(), [new("one.json", [], []), new("two.json", [], [])]).Model!;

        Assert.Equal("https://example.com", model.Endpoint);
        Assert.Equal(
            [("A_Get", null), ("B_Get", "https://other.com")], model.Operations.Select(operation => (operation.Id, operation.Endpoint)));
    }

    [Theory]
    [InlineData("\"ws\", \"http\"", "http://a.test")]
    [InlineData("\"wss\", \"ws\", \"https\"", "https://a.test")]
    [InlineData("\"http\", \"https\"", "https://a.test")]
    [InlineData("", "https://a.test")]
    public void Requests_have_a_scheme_that_a_client_speaks(string schemes, string endpoint)
    {
        string document = $$"""
            { "swagger": "2.0", "info": { "title": "T", "version": "1" }, "host": "a.test", "schemes": [{{schemes}}],
              "paths": { "/a": { "get": { "responses": { "204": { "description": "" } } } } } }
            """;

        Assert.Equal(endpoint, Model(document).Endpoint);
    }
}
