using System.Net;
using System.Reflection;
using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Calls generated methods and looks at what they send and give.</summary>
public class OperationTests
{
    private const string Definitions = """
        "Thing": { "type": "object", "required": ["name"], "properties": { "id": { "type": "string", "readOnly": true }, "name": { "type": "string" } } },
        "Other": { "type": "object", "properties": { "code": { "type": "integer" } } },
        "Fault": { "type": "object", "properties": { "error": { "type": "object", "properties": { "code": { "type": "string" } } } } }
        """;

    private static Call Method(string operation, string more = "", params object?[] ofEndpoint) =>
        new(TestProject.Of(Swagger.Document($"\"/a/{{id}}/b\": {{ {operation} }}", Definitions, more)).Run().Compiles(), ofEndpoint);

    private const string Id = """{ "name": "id", "in": "path", "type": "string", "required": true }""";

    [Fact]
    public async Task Parameters_go_where_the_document_says()
    {
        Call call = Method($$"""
            "get": {
              "operationId": "A_Get",
              "parameters": [
                {{Id}},
                { "name": "api-version", "in": "query", "type": "string", "required": true },
                { "name": "$filter", "in": "query", "type": "string" },
                { "name": "top", "in": "query", "type": "integer", "format": "int32", "required": true },
                { "name": "when", "in": "query", "type": "string", "format": "date-time" },
                { "name": "csv", "in": "query", "type": "array", "items": { "type": "integer" } },
                { "name": "multi", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" },
                { "name": "pipes", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "pipes" },
                { "name": "raw", "in": "query", "type": "string", "x-ms-skip-url-encoding": true },
                { "name": "x-mode", "in": "header", "type": "string", "required": true, "enum": ["strict"] },
                { "name": "x-flag", "in": "header", "type": "boolean" },
                { "name": "color", "in": "query", "type": "string", "enum": ["Red"], "x-ms-enum": { "name": "Color" } }
              ],
              "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } }
            }
            """);

        object response = await call.Send("A", "GetAsync", """{ "name": "n" }""", new()
        {
            ["id"] =
                "x/y z", ["filter"] =
                "a eq 'b'", ["top"] =
                5, ["when"] =
                new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), ["csv"] =
                new long[] { 1, 2 },
            ["multi"] = new[] { "p", "q" }, ["pipes"] = new[] { "r", "s" }, ["raw"] = "a%2Fb", ["xFlag"] = true,
        });

        Assert.Equal("n", Model.Get(response, "Value", "Name"));
        Assert.Equal(
            "/a/x%2Fy%20z/b?api-version=2024-01-01&$filter=a%20eq%20%27b%27&top=5&when=2024-01-02T03%3A04%3A05Z&csv=1,2&multi=p&multi=q&pipes=r%7Cs&raw=a%2Fb",
            call.Request!.RequestUri!.PathAndQuery);
        Assert.Equal("strict", call.Request.Headers.GetValues("x-mode").Single());
        Assert.Equal("true", call.Request.Headers.GetValues("x-flag").Single());
    }

    [Fact]
    public async Task A_body_lacks_what_only_the_service_sets()
    {
        Call call = Method($$"""
            "put": { "operationId": "A_Put", "parameters": [{{Id}}, { "name": "thing", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Thing" } }], "responses": { "200": { "description": "" } } }
            """);
        object thing = new Model(call.Type("Thing")).Read("""{ "id": "1", "name": "n", "more": [1] }""");

        await call.Send("A", "PutAsync", "", new() { ["id"] = "1", ["thing"] = thing });

        Assert.Equal("""{"name":"n","more":[1]}""", call.Body);
        Assert.Equal("application/json", call.Request!.Content!.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Forms_texts_and_streams_are_bodies_too()
    {
        Call form = Method($$"""
            "post": { "operationId": "A_Post", "parameters": [{{Id}}, { "name": "a b", "in": "formData", "type": "string", "required": true }, { "name": "n", "in": "formData", "type": "integer" }], "responses": { "200": { "description": "" } } }
            """);
        await form.Send("A", "PostAsync", "", new() { ["id"] = "1", ["ab"] = "x&y", ["n"] = 4L });
        Assert.Equal("a+b=x%26y&n=4", form.Body);

        Call file = Method($$"""
            "post": { "operationId": "A_Post", "consumes": ["multipart/form-data"], "parameters": [{{Id}}, { "name": "f", "in": "formData", "type": "file", "required": true }], "responses": { "200": { "description": "" } } }
            """);
        using MemoryStream content = new("bytes"u8.ToArray());
        await file.Send("A", "PostAsync", "", new() { ["id"] = "1", ["f"] = new FilePart(content) });
        Assert.Contains("bytes", file.Body, StringComparison.Ordinal);

        Call text = Method($$"""
            "post": { "operationId": "A_Post", "consumes": ["text/plain"], "produces": ["text/plain"], "parameters": [{{Id}}, { "name": "t", "in": "body", "schema": { "type": "string" } }], "responses": { "200": { "description": "", "schema": { "type": "string" } } } }
            """);
        object answer = await text.Send("A", "PostAsync", "not JSON", new() { ["id"] = "1", ["t"] = "plain \"text\"" });
        Assert.Equal("plain \"text\"", text.Body);
        Assert.Equal("not JSON", Model.Get(answer, "Value"));

        Call stream = Method($$"""
            "get": { "operationId": "A_Get", "parameters": [{{Id}}], "responses": { "200": { "description": "", "schema": { "type": "file" } } } }
            """);
        using Stream downloaded = (Stream)Model.Get(await stream.Send("A", "GetAsync", "bytes", new() { ["id"] = "1" }), "Value")!;
        Assert.Equal("bytes", await new StreamReader(downloaded).ReadToEndAsync());
    }

    [Fact]
    public async Task Bodies_by_status_fill_their_member()
    {
        Call call = Method($$"""
            "get": {
              "operationId": "A_Get", "parameters": [{{Id}}],
              "responses": {
                "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } },
                "201": { "description": "", "schema": { "$ref": "#/definitions/Other" } },
                "204": { "description": "" }
              }
            }
            """);

        object created = await call.Send("A", "GetAsync", """{ "code": 3 }""", new() { ["id"] = "1" }, HttpStatusCode.Created);
        object none = await call.Send("A", "GetAsync", "", new() { ["id"] = "1" }, HttpStatusCode.NoContent);

        Assert.Equal(3L, Model.Get(created, "Value", "Status201", "Code"));
        Assert.Null(Model.Get(created, "Value", "Status200"));
        Assert.Null(Model.Get(none, "Value"));
    }

    [Fact]
    public async Task Errors_are_typed_by_their_status()
    {
        Call call = Method($$"""
            "get": {
              "operationId": "A_Get", "parameters": [{{Id}}],
              "responses": { "200": { "description": "" }, "404": { "description": "", "schema": { "$ref": "#/definitions/Other" } }, "default": { "description": "", "schema": { "$ref": "#/definitions/Fault" } } }
            }
            """);

        ApiException missing =
            await Assert.ThrowsAnyAsync<ApiException>(
                () => call.Send("A", "GetAsync", """{ "code": 7 }""", new() { ["id"] = "1" }, HttpStatusCode.NotFound));
        ApiException other =
            await Assert.ThrowsAnyAsync<ApiException>(
                () => call.Send("A", "GetAsync", """{ "error": { "code": "Bad" } }""", new() { ["id"] = "1" }, HttpStatusCode.BadRequest));

        Assert.Equal(7L, Model.Get(missing.Body!, "Code"));
        Assert.Equal("Bad", Model.Get(other.Body!, "Error", "Code"));
        Assert.Equal(("A_Get", "Bad"), (other.OperationId, other.Code));
    }

    [Fact]
    public async Task A_head_may_say_no()
    {
        Call call = Method($$"""
            "head": { "operationId": "A_Exists", "parameters": [{{Id}}], "responses": { "204": { "description": "" }, "404": { "description": "" } } }
            """);

        object answer = await call.Send("A", "ExistsAsync", "", new() { ["id"] = "1" }, HttpStatusCode.NotFound);

        Assert.Equal(404, Model.Get(answer, "Status"));
    }

    [Fact]
    public async Task Variables_of_the_endpoint_are_arguments_of_the_client()
    {
        Call call = Method(
            $$"""
            "get": { "operationId": "A_Get", "parameters": [{{Id}}], "responses": { "200": { "description": "" } } }
            """,
            """
            "x-ms-parameterized-host": { "hostTemplate": "{account}.{zone}.example.com", "parameters": [
              { "name": "zone", "in": "path", "type": "string", "required": true, "default": "west" }, { "name": "account", "in": "path", "type": "string", "required": true }] },
            """,
            "mine", null);

        await call.Send("A", "GetAsync", "", new() { ["id"] = "1" });

        Assert.Equal("https://mine.west.example.com/a/1/b", call.Request!.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task A_fixed_query_may_hold_parameters_and_a_fragment_is_not_sent()
    {
        Call call = new(TestProject.Of(Swagger.Document("", Definitions, """
            "x-ms-paths": { "/a/{id}?comp=put&name={name}#fragment": { "get": { "operationId": "A_Get",
              "parameters": [{ "name": "id", "in": "path", "type": "string", "required": true }, { "name": "name", "in": "query", "type": "string" }, { "name": "top", "in": "query", "type": "integer" }],
              "responses": { "200": { "description": "" } } } } },
            """)).Run().Compiles());

        await call.Send("A", "GetAsync", "", new() { ["id"] = "1", ["name"] = "x&y", ["top"] = 2L });

        Assert.Equal("https://management.example.com/a/1?comp=put&name=x%26y&top=2", call.Request!.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task An_optional_body_of_text_json_is_json()
    {
        Call call = Method($$"""
            "post": { "operationId": "A_Post", "consumes": ["text/json"], "parameters": [{{Id}}, { "name": "thing", "in": "body", "schema": { "$ref": "#/definitions/Thing" } }], "responses": { "200": { "description": "" } } }
            """);

        await call.Send(
            "A", "PostAsync", "", new() { ["id"] = "1", ["thing"] = new Model(call.Type("Thing")).Read("""{ "name": "n" }""") });

        Assert.Equal("""{"name":"n"}""", call.Body);
    }

    [Fact]
    public async Task Pages_follow_the_link_or_the_named_operation()
    {
        const string Page =
            """ "Page": { "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/definitions/Thing" } }, "more": { "type": "string" } } } """;
        string operations = $$"""
            "/a/{id}/b": { "get": { "operationId": "A_List", "parameters": [{{Id}}], "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Page" } } },
              "x-ms-pageable": { "itemName": "items", "nextLinkName": "more", "operationName": "A_ListNext" } } },
            "/a/{id}/next": { "post": { "operationId": "A_ListNext", "parameters": [{{Id}}, { "name": "token", "in": "query", "type": "string", "required": true }], "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Page" } } },
              "x-ms-pageable": { "itemName": "items", "nextLinkName": "more" } } }
            """;
        Call call = new(TestProject.Of(Swagger.Document(operations, Definitions + "," + Page)).Run().Compiles());
        List<object> things = [];

        object pageable = call.Invoke("A", "ListAsync", """{ "items": [{ "name": "a" }], "more": "t 1" }""", new() { ["id"] = "7" });
        await foreach (object thing in (IAsyncEnumerable<object>)pageable)
        {
            things.Add(thing);
            call.Answer = """{ "items": [{ "name": "b" }] }""";
        }

        Assert.Equal(["a", "b"], things.Select(thing => Model.Get(thing, "Name")));
        Assert.Equal("POST /a/7/next?token=t%201", $"{call.Request!.Method} {call.Request.RequestUri!.PathAndQuery}");
    }

    /// <summary>A generated client over a handler that remembers what it was asked.</summary>
    private sealed class Call : HttpMessageHandler
    {
        private readonly Generation _generation;
        private readonly object _client;
        private HttpStatusCode _status;

        /// <param name="ofEndpoint">Values of the endpoint's variables.</param>
        public Call(Generation generation, params object?[] ofEndpoint)
        {
            _generation = generation;
            _client = Activator.CreateInstance(Type("TestClient"), [new HttpClient(this), .. ofEndpoint, null])!;
        }

        public HttpRequestMessage? Request { get; private set; }

        public string Body { get; private set; } = "";

        public string Answer { get; set; } = "";

        public Type Type(string name) => _generation.Type(name);

        public object Invoke(
            string group, string method, string answer, Dictionary<string, object?> arguments, HttpStatusCode status = HttpStatusCode.OK)
        {
            (Answer, _status) = (answer, status);
            object operations = Model.Get(_client, group)!;
            MethodInfo called = operations.GetType().GetMethod(method)!;
            object?[] values =
                [.. called.GetParameters()
                    .Select(
                        parameter => arguments.Remove(parameter.Name!, out object? value)
                            ? value
                            : parameter.HasDefaultValue
                            ? parameter.DefaultValue
                            : throw new KeyNotFoundException(parameter.Name))];
            Assert.Empty(arguments);
            return called.Invoke(operations, values)!;
        }

        public async Task<object> Send(
            string group, string method, string answer, Dictionary<string, object?> arguments, HttpStatusCode status = HttpStatusCode.OK)
        {
            Task task = (Task)Invoke(group, method, answer, arguments, status);
            await task;
            return task.GetType().GetProperty("Result")!.GetValue(task)!;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(_status)
            {
                Content = new StringContent(Answer, Encoding.UTF8, "application/json"),
                RequestMessage = request
            };
        }
    }
}
