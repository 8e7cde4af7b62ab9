using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class SelectionTests
{
    private static readonly string Document = Swagger("""
        "/Subscriptions/{s}/vaults/{v}/backupJobs": { "parameters": [ { "name": "s", "in": "path", "required": true, "type": "string" }, { "name": "v", "in": "path", "required": true, "type": "string" } ],
          "get": { "operationId": "BackupJobs_List", "responses": { "204": { "description": "" } } } },
        "/backupJobs/{job}/cancel": { "parameters": [ { "name": "job", "in": "path", "required": true, "type": "string" } ],
          "post": { "operationId": "JobCancellations_Trigger", "responses": { "204": { "description": "" } } } },
        "/policies": { "get": { "operationId": "Policies_List", "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Policy" } } } } }
        """, """ "Policy": { "properties": { "a": { "type": "string" } } } """);

    [Theory]
    [InlineData("", "", "BackupJobs_List JobCancellations_Trigger Policies_List")]
    [InlineData("BackupJobs_*", "", "BackupJobs_List")]
    [InlineData("backupjobs_list", "", "BackupJobs_List")]
    [InlineData("*_List", "", "BackupJobs_List Policies_List")]
    [InlineData("", "**/backupJobs/**", "BackupJobs_List JobCancellations_Trigger")]
    [InlineData("", "**/backupJobs", "BackupJobs_List")]
    [InlineData("", "/*/*/vaults/*/backup*", "BackupJobs_List")]
    [InlineData("", "/*/cancel;/policies", "Policies_List", "/*/cancel")]
    [InlineData("Policies_List", "**/cancel", "JobCancellations_Trigger Policies_List")]
    public void Patterns_of_either_list_select(string operations, string paths, string expected, string? unused = null)
    {
        ApiResult result = Read(Document, Split(operations), Split(paths));

        Assert.Equal(expected, string.Join(" ", result.Model!.Operations.Select(operation => operation.Id)));
        Assert.Equal(unused, result.Problems.SingleOrDefault(problem => problem.Id == Problems.PatternMatchesNothing.Id)?.Arguments[0]);
    }

    [Fact]
    public void Only_what_selected_operations_reach_is_in_the_model() =>
        Assert.Empty(Read(Document, ["BackupJobs_*"], []).Model!.Schemas);

    [Fact]
    public void Nothing_selected_is_an_error()
    {
        ApiResult result = Read(Document, ["Nothing_*"], []);

        Assert.Null(result.Model);
        AssertProblem(result, Problems.NothingSelected, Document, "{");
        AssertProblem(result, Problems.PatternMatchesNothing, Document, "{");
    }

    [Theory]
    [InlineData("BackupJobs_List,Policies_*", "", "BackupJobs_List Policies_List")]
    [InlineData("", "/policies, **/cancel", "JobCancellations_Trigger Policies_List")]
    public void Commas_between_patterns_are_reported_and_separate_them(string operations, string paths, string expected)
    {
        ApiResult result = Read(Document, Split(operations), Split(paths));

        Assert.Equal(expected, string.Join(" ", result.Model!.Operations.Select(operation => operation.Id)));
        Assert.Equal(Problems.CommaInPatterns.Id, Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void A_missing_document_is_an_error()
    {
        ApiResult result = ApiReader.Read([], [new DocumentSelection("gone.json", [], [])]);

        Assert.Equal((Problems.NoDocument.Id, ""), (Assert.Single(result.Problems).Id, result.Problems[0].File));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("**", "anything", true)]
    public void Stars_match_any_string(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Glob.MatchesText(pattern, text));

    [Fact]
    public void Hostile_patterns_take_no_time() =>
        Assert.False(Glob.MatchesText(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 5_000)));

    private static string[] Split(string patterns) => patterns.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
