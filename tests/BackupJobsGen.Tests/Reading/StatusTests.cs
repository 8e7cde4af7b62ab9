using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>What x-bjg-status says, and what is wrong with it.</summary>
public class StatusTests
{
    private const string Json = """{ "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Job" } } } }""";

    private static string Document(string status, string responses = $"\"200\": {Json}") => OpenApi(
        $$"""
        "/jobs": { "get": { "operationId": "Jobs_Get", "x-bjg-status": {{status}}, "responses": { {{responses}} } } }
        """,
        """
        "Job": { "type": "object", "properties": { "state": { "type": "string" }, "kind": { "$ref": "#/components/schemas/Kind" } } },
        "Kind": { "type": "string", "enum": [ "a", "b" ] }
        """);

    [Theory]
    [InlineData("""{ "member": "state", "succeeded": [ "done", 5, true ], "failed": [ "lost" ], "x-note": 1 }""", "state", "done,5,true", "lost")]
    [InlineData("""{ "member": "kind", "succeeded": [ "a" ] }""", "kind", "a", "")]
    public void It_names_a_member_and_its_end_values(string status, string member, string succeeded, string failed)
    {
        ApiResult result = Read(Document(status));

        ApiStatus read = result.Model!.Operation("Jobs_Get").Status!;
        Assert.Equal((member, succeeded, failed), (read.Member, string.Join(',', read.Succeeded), string.Join(',', read.Failed)));
        Assert.DoesNotContain(result.Problems, problem => problem.Id == Problems.InvalidExtension.Id);
    }

    [Theory]
    [InlineData("""{ "succeeded": [ "done" ] }""", "{ \"succ")]
    [InlineData("""{ "member": "phase", "succeeded": [ "done" ] }""", "\"phase\"")]
    [InlineData("""{ "member": "state" }""", "{ \"member\"")]
    [InlineData("""{ "member": "state", "succeeded": [] }""", "[] }")]
    [InlineData("""{ "member": "kind", "succeeded": [ "c" ], "failed": [ "b" ] }""", "\"c\" ]")]
    public void What_is_wrong_is_reported_and_there_is_no_wait(string status, string at)
    {
        string document = Document(status);
        ApiResult result = Read(document);

        AssertProblem(result, Problems.InvalidExtension, document, at);
        Assert.Equal("what the extension describes is not generated", Assert.Single(result.Problems).Arguments[3]);
        Assert.Null(result.Model!.Operation("Jobs_Get").Status);
    }

    [Theory]
    [InlineData("""{ "member": "kind", "succeeded": [ "a", "c" ] }""", "\"c\" ]")]
    [InlineData("""{ "member": "state", "succeeded": [ "a", {} ] }""", "{} ]")]
    [InlineData("""{ "member": "state", "succeeded": [ "a" ], "ended": [] }""", "[] }")]
    [InlineData("""{ "member": "kind", "succeeded": [ "a" ], "failed": [ "A" ] }""", "\"A\" ]")]
    public void What_has_no_effect_is_reported(string status, string at)
    {
        string document = Document(status);
        ApiResult result = Read(document);

        AssertProblem(result, Problems.InvalidExtension, document, at);
        Assert.EndsWith("is ignored", Assert.Single(result.Problems).Arguments[3], StringComparison.Ordinal);
        Assert.Equal(["a"], result.Model!.Operation("Jobs_Get").Status!.Succeeded);
        Assert.Empty(result.Model!.Operation("Jobs_Get").Status!.Failed);
    }

    [Theory]
    [InlineData("""{ "member": "state", "succeeded": "done" }""")]
    [InlineData("""{ "member": 1, "succeeded": [ "done" ] }""")]
    public void A_wrong_kind_of_json_is_one_problem(string status) =>
        Assert.Equal(Problems.WrongKind.Id, Assert.Single(Read(Document(status)).Problems).Id);

    [Theory]
    [InlineData("\"204\": { \"description\": \"\" }")]
    [InlineData($"\"200\": {Json}, \"201\": {{ \"description\": \"\", \"content\": {{ \"application/json\": {{ \"schema\": {{ \"type\": \"string\" }} }} }} }}")]
    [InlineData("\"200\": { \"description\": \"\", \"content\": { \"application/octet-stream\": {} } }")]
    public void It_needs_one_json_body(string responses)
    {
        string document = Document("""{ "member": "state", "succeeded": [ "done" ] }""", responses);
        ApiResult result = Read(document);

        Assert.Contains(result.Problems, problem => problem.Id == Problems.InvalidExtension.Id);
        Assert.Null(result.Model!.Operation("Jobs_Get").Status);
    }
}
