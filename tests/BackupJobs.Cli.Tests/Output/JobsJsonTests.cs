using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests.Output;

public class JobsJsonTests
{
    [Fact]
    public void A_list_has_the_format_of_the_service_and_keeps_unknown_members()
    {
        using StringWriter text = new();

        JobsJson.WriteList(text, [Reports.Job("job1"), Reports.Job("job2", item: "počítač")]);

        JsonArray jobs = JsonNode.Parse(text.ToString())!["value"]!.AsArray();
        Assert.Equal(["job1", "job2"], jobs.Select(job => (string?)job!["name"]));
        Assert.Equal("kept", (string?)jobs[0]!["properties"]!["notInTheDocument"]);
        Assert.Equal("2024-05-13T10:20:23.0896697Z", (string?)jobs[0]!["properties"]!["endTime"]);
        Assert.Contains("počítač", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_contains_one_job()
    {
        using StringWriter text = new();

        JobsJson.WriteLines(text, [Reports.Job("job1", item: "two\nlines"), Reports.Job("job2")]);

        string[] lines = text.ToString().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("two\nlines", (string?)JsonNode.Parse(lines[0])!["properties"]!["entityFriendlyName"]);
        Assert.Equal("job2", (string?)JsonNode.Parse(lines[1])!["name"]);
    }
}
