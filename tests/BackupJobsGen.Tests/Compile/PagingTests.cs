using System.Net;
using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Generated lists of services that declare their paging by x-bjg-paging, against a server on loopback.</summary>
public class PagingTests
{
    private const string Item = """{ "type": "object", "properties": { "id": { "type": "string" } } }""";

    private static string Document(string paging, string parameter, string schema) => $$"""
        {
          "openapi": "3.0.3", "info": { "title": "Test", "version": "1" }, "servers": [ { "url": "https://api.example.com" } ],
          "paths": { "/items": { "get": { "operationId": "Items_List", "x-bjg-paging": {{paging}},
            "parameters": [ { "name": "q", "in": "query", "schema": { "type": "string" } }{{parameter}} ],
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{schema}} } } } } } } }
        }
        """;

    private static string Number(string name, string more = "") =>
        $$""", { "name": "{{name}}", "in": "query", "schema": { "type": "integer" {{more}} } }""";

    private const string Text = """, { "name": "after", "in": "query", "schema": { "type": "string" } }""";

    private static readonly string List = $$"""{ "type": "array", "items": {{Item}} }""";

    private static readonly string Envelope = $$"""
        { "type": "object", "properties": { "data": { "type": "object", "properties": { "items": {{List}} } }, "next": { "type": "string" } } }
        """;

    public static TheoryData<string, string, string, string[]> Styles() => new()
    {
        {
            """{ "style": "page", "items": "data.items", "parameter": "page" }""", Number("page"), Envelope,
            ["/items?q=a%20b", "/items?q=a%20b&page=2", "/items?q=a%20b&page=3"]
        },
        {
            """{ "style": "page", "parameter": "page" }""", Number("page", """, "default": 0"""), List,
            ["/items?q=a%20b", "/items?q=a%20b&page=1", "/items?q=a%20b&page=2"]
        },
        {
            """{ "style": "offset", "items": "data.items", "parameter": "skip" }""", Number("skip", """, "format": "int64" """), Envelope,
            ["/items?q=a%20b", "/items?q=a%20b&skip=2", "/items?q=a%20b&skip=3"]
        },
        {
            """{ "style": "cursor", "items": "data.items", "next": "next", "parameter": "after" }""", Text, Envelope,
            ["/items?q=a%20b", "/items?q=a%20b&after=c%2F2", "/items?q=a%20b&after=3"]
        },
        {
            """{ "style": "link", "items": "data.items", "next": "link" }""", "",
            Envelope.Replace("\"next\"", "\"link\"", StringComparison.Ordinal),
            ["/items?q=a%20b", "/items?token=2", "/items?token=3"]
        },
        { """{ "style": "link-header" }""", "", List, ["/items?q=a%20b", "/items?token=2", "/items?token=3"] },
    };

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Every_style_reads_all_pages(string paging, string parameter, string schema, string[] expected)
    {
        Generation generation = TestProject.Of(Document(paging, parameter, schema)).Run().Compiles();
        Assert.Empty(generation.Reported);
        using Server server = new(schema == List);

        Assert.Equal(["1", "2", "3"], await server.ReadAsync(generation));

        Assert.Equal(expected, server.Asked);
    }

    /// <summary>Sends two items, one item and none, and says in every way how to go on.</summary>
    private sealed class Server : IDisposable
    {
        private static readonly string[] Pages = ["{\"id\":\"1\"},{\"id\":\"2\"}", "{\"id\":\"3\"}", ""];

        private readonly HttpListener _listener = new();
        private readonly bool _isList;
        private readonly Uri _address;

        public Server(bool isList)
        {
            _isList = isList;
            for (int port = 21_300; ; port++)
            {
                _address = new Uri($"http://127.0.0.1:{port}/");
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add(_address.OriginalString);
                try
                {
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException) when (port < 21_400)
                {
                    _listener = new HttpListener();
                }
            }

            _ = ServeAsync();
        }

        public List<string> Asked { get; } = [];

        public async Task<List<string>> ReadAsync(Generation generation)
        {
            using HttpClient http = new();
            object client = Activator.CreateInstance(generation.Type("TestClient"), http, new ApiClientOptions { Endpoint = _address })!;
            object group = Model.Get(client, "Items")!;
            System.Reflection.MethodInfo method = group.GetType().GetMethod("ListAsync")!;
            object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.Name switch
            {
                "q" => "a b",
                "cancellationToken" => CancellationToken.None,
                _ => (object?)null,
            })];
            List<string> ids = [];
            await foreach (object item in (IAsyncEnumerable<object>)method.Invoke(group, arguments)!)
                ids.Add((string)Model.Get(item, "Id")!);
            return ids;
        }

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            try
            {
                for (int i = 0; i < Pages.Length; i++)
                {
                    HttpListenerContext context = await _listener.GetContextAsync();
                    Asked.Add(context.Request.RawUrl!);
                    bool isLast = i == Pages.Length - 1;
                    string next = i == 0 ? "\"c/2\"" : isLast ? "null" : "3";
                    string link = isLast ? "" : $", \"link\": \"/items?token={i + 2}\"";
                    if (!isLast)
                        context.Response.Headers["Link"] = $"</items>; rel=\"first\", </items?token={i + 2}>; rel=\"next\"";
                    string body = _isList ? $"[{Pages[i]}]" : $$"""{ "data": { "items": [{{Pages[i]}}] }, "next": {{next}}{{link}} }""";
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test has ended.
            }
        }
    }
}
