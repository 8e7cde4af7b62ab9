using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli.Tests.Output;

public class JobsJsonTests
{
    [Fact]
    public void A_list_has_the_format_of_the_service_and_keeps_unknown_members()
    {
        using StringWriter text = new();

        WriteList(text, Reports.Job("job1").Json, Reports.Job("job2", item: "počítač").Json);

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

        WriteLines(text, Reports.Job("job1", item: "two\nlines").Json, Reports.Job("job2").Json);

        string[] lines = text.ToString().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("two\nlines", (string?)JsonNode.Parse(lines[0])!["properties"]!["entityFriendlyName"]);
        Assert.Equal("job2", (string?)JsonNode.Parse(lines[1])!["name"]);
    }

    [Theory]
    [InlineData("""{"a":[1,-2.50e+3,true,null,{}],"b":{"c":"x y<&'+"},"d":[]}""")]
    [InlineData("""[[[1]],"/",{"":""}]""")]
    [InlineData("""{"a":{"b":[{}],"c":[[],[{"d":false}]]},"e":"{[,:]}","f":0}""")]
    public void Jobs_with_and_without_escapes_look_alike(string json)
    {
        using StringWriter plain = new();
        using StringWriter escaped = new();

        WriteList(plain, RawJson.Parse($"""["A",{json}]"""));
        WriteList(escaped, RawJson.Parse($"""["\u0041",{json}]"""));

        Assert.Equal(escaped.ToString(), plain.ToString());
    }

    [Theory]
    [InlineData("\u001b[31m")]
    [InlineData("\u007f\u202e")]
    public void Characters_that_act_on_a_terminal_are_escaped_in_every_json(string item)
    {
        using StringWriter text = new();

        WriteList(text, Reports.Job(item: item).Json);
        WriteLines(text, Reports.Job(item: item).Json);

        Assert.All(text.ToString(), character => Assert.InRange(character == '\n' ? ' ' : character, ' ', '~'));
    }

    [Fact]
    public void A_list_is_indented_as_the_framework_does_it()
    {
        string[] jobs = ["""{"a":[1,{"b":"x, y: z"}],"c":{}}""", """{"name":"počítač"}""", "[]", """{"d":null}"""];
        using StringWriter text = new();

        WriteList(text, [.. jobs.Select(RawJson.Parse)]);

        JsonSerializerOptions options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        JsonNode expected = JsonNode.Parse($$"""{"value":[{{string.Join(',', jobs)}}]}""")!;
        Assert.Equal(expected.ToJsonString(options) + "\n", text.ToString());
    }

    [Fact]
    public void A_job_of_a_long_list_is_written_without_memory_of_its_own()
    {
        using PackedRows packed = new();
        RawJson job = Reports.Job("job1").Json!;
        PackedJob[] jobs = [.. Enumerable.Repeat(PackedJob.Of(job, packed), 10_000)];
        JobsJson.WriteList(TextWriter.Null, jobs[..1], packed);
        long before = GC.GetAllocatedBytesForCurrentThread();

        JobsJson.WriteList(TextWriter.Null, jobs, packed);

        // A chunk of output and a few buffers.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
    }

    private static void WriteList(TextWriter text, params RawJson?[] jobs)
    {
        using PackedRows packed = new();
        JobsJson.WriteList(text, [.. jobs.Select(job => PackedJob.Of(job, packed))], packed);
    }

    private static void WriteLines(TextWriter text, params RawJson?[] jobs)
    {
        using PackedRows packed = new();
        JobsJson.WriteLines(text, [.. jobs.Select(job => PackedJob.Of(job, packed))], packed);
    }
}
