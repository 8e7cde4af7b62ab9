using System.Net;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Waiting for operations whose resource shows their end as x-bjg-status says.</summary>
public sealed class StatusWaitTests
{
    private static readonly PollingOptions Quick = new()
    {
        Delay = new PollingDelay(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)), Timeout = TimeSpan.FromSeconds(60),
    };

    private static string Document(string status, string more = "") => Snapshot.OpenApi(
        $$"""
        "/reports/{id}": { "get": { "operationId": "Reports_Get", "x-bjg-status": {{status}}{{more}},
          "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                          { "name": "polling", "in": "query", "schema": { "type": "integer", "format": "int32" } } ],
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": {
            "name": { "type": "string" }, "error": { "type": "object", "properties": { "message": { "type": "string" } } },
            "done": { "type": "boolean" }, "phase": { "type": "integer" },
            "job": { "type": "object", "properties": { "state": { "type": "string", "enum": [ "new", "running", "done", "failed", "lost" ] } } } } } } } },
            "202": { "description": "", "headers": { "Retry-After": { "schema": { "type": "integer" } } } } } } }
        """);

    private const string State = """{ "member": "job.state", "succeeded": [ "done" ], "failed": [ "failed", "lost" ] }""";

    [Theory]
    [InlineData(State, """{"job":{"state":"new"}}""", """{"job":{"state":"unheard-of"}}""", """{"job":{"state":"DONE"},"name":"n"}""")]
    [InlineData(State, "202", "{}", """{"job":null}""", """{"job":{"state":null}}""", """{"job":{"state":"done"},"name":"n"}""")]
    [InlineData("""{ "member": "done", "succeeded": [ true ] }""", """{"done":false}""", """{"done":true,"name":"n"}""")]
    [InlineData("""{ "member": "phase", "succeeded": [ 3, "4" ] }""", """{"phase":1}""", """{"phase":3,"name":"n"}""")]
    [InlineData("""{ "member": "phase", "succeeded": [ 2 ] }""", """{"phase":20}""", """{"phase":2.0,"name":"n"}""")]
    [InlineData("""{ "member": "phase", "succeeded": [ 2.0 ] }""", """{"phase":"x"}""", """{"phase":"2","name":"n"}""")]
    [InlineData("""{ "member": "phase", "succeeded": [ 20 ] }""", """{"phase":2}""", """{"phase":2e1,"name":"n"}""")]
    public async Task A_wait_ends_at_an_end_value(string status, params string[] bodies)
    {
        Service server = new(bodies);

        object response = await server.WaitAsync(TestProject.Of(Document(status)).Run().Compiles());

        Assert.Equal("n", Model.Get(response, "Value", "Name"));
        Assert.Equal(bodies.Select(_ => "/reports/r%201?polling=7"), server.Asked);
    }

    [Fact]
    public async Task A_failure_is_an_exception_with_the_resource()
    {
        Service server = new(
            """{"job":{"state":"running"}}""", """{"job":{"state":"lost"},"name":"n","error":{"message":"Bearer abcdefghijklmnopSECRET"}}""");

        Generation generation = TestProject.Of(Document(State)).Run().Compiles();

        ApiException fault = await Assert.ThrowsAnyAsync<ApiException>(() => server.WaitAsync(generation));

        Assert.Equal("n", Model.Get(fault.Body!, "Name"));
        Assert.StartsWith("Reports_Get (GET /reports/{id}): job.state is 'lost'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
        Assert.Equal((200, false), (fault.Status, fault.IsTransient));
    }

    [Fact]
    public async Task A_status_that_is_named_as_an_error_is_said_once()
    {
        Service server = new("""{"code":3,"name":"n"}""");
        string document = Document("""{ "member": "phase", "succeeded": [ 1 ], "failed": [ 3 ] }""")
            .Replace("\"phase\"", "\"code\"", StringComparison.Ordinal);
        Generation generation = TestProject.Of(document).Run().Compiles();

        ApiException fault = await Assert.ThrowsAnyAsync<ApiException>(() => server.WaitAsync(generation));

        Assert.Equal("Reports_Get (GET /reports/{id}): code is '3'.", fault.Message);
    }

    [Fact]
    public async Task A_wait_has_a_deadline_and_says_where_it_stopped()
    {
        Service server = new("""{"job":{"state":"running"}}""");
        PollingOptions brief = Quick with { Timeout = TimeSpan.FromSeconds(2) };

        PollingTimeoutException late = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => server.WaitAsync(TestProject.Of(Document(State)).Run().Compiles(), brief));

        Assert.Contains("running", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_a_wait_and_a_server_fault_does_not()
    {
        Service passing = new("500", """{"job":{"state":"done"},"name":"n"}""");
        Service refusing = new("""{"job":{"state":"running"}}""", "403");
        Generation generation = TestProject.Of(Document(State)).Run().Compiles();

        Assert.Equal("n", Model.Get(await passing.WaitAsync(generation), "Value", "Name"));
        Assert.Equal(403, (await Assert.ThrowsAnyAsync<ApiException>(() => refusing.WaitAsync(generation))).Status);
    }

    [Fact]
    public void Interfaces_and_obsolete_operations_have_the_method()
    {
        Generation generation =
            TestProject.Of(Document(State, ", \"deprecated\": true"), "/repo/api.json", "", "Interfaces=true").Run().Compiles();

        Assert.Contains("GetFinalAsync(string id, int? polling = null, _rt::PollingOptions? polling2 = null", generation.File("IReportsOperations"));
        Assert.Equal(2, generation.File("IReportsOperations").Split("Obsolete").Length - 1);
    }

    /// <summary>Answers with one body after the other, and with the last one from then on; a number is a status.</summary>
    private sealed class Service(params string[] bodies)
    {
        public List<string> Asked { get; } = [];

        public async Task<object> WaitAsync(Generation generation, PollingOptions? options = null)
        {
            using Caller caller = new(generation, Answer);
            return await caller.CallAsync("Reports", "GetFinal", ("id", "r 1"), ("polling", 7), ("polling2", options ?? Quick));
        }

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            string body = bodies[Math.Min(Asked.Count, bodies.Length - 1)];
            Asked.Add(request.RequestUri!.PathAndQuery);
            bool isStatus = int.TryParse(body, out int status);
            return Caller.Response(isStatus ? "" : body, status: isStatus ? (HttpStatusCode)status : HttpStatusCode.OK);
        }
    }
}
