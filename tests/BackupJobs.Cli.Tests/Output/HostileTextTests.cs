using Spectre.Console.Testing;

namespace BackupJobs.Cli.Tests.Output;

/// <summary>Service text with ESC, C1 controls, bidirectional and zero-width characters, in every format.</summary>
public class HostileTextTests
{
    private const string Hostile = "vm\u001b]0;t\u0007\u009b31m\u202Egpj\u2066\u200B\u2060\uFEFF\u00AD\U000E0041\u0000";

    private static readonly string[] Unsafe =
        ["\u001b", "\u0007", "\u009b", "\u202E", "\u2066", "\u200B", "\u2060", "\uFEFF", "\u00AD", "\U000E0041", "\u0000"];

    private static readonly JobReport Job = Reports.Job(Hostile, Hostile, Hostile, error: Hostile);

    [Theory]
    [InlineData("Table")]
    [InlineData("Json")]
    [InlineData("JsonLines")]
    [InlineData("Csv")]
    [InlineData("JUnit")]
    public void No_format_passes_unsafe_characters(string format)
    {
        using StringWriter text = new();
        Shell shell = new(Consoles.Create(text), Consoles.Create(TextWriter.Null), _ => null, CancellationToken.None);

        JobOutput.WriteAll(shell, Enum.Parse<OutputFormat>(format), [Job]);
        JobOutput.WriteOne(shell, Enum.Parse<OutputFormat>(format), Job);

        AssertSafe(text.ToString());
    }

    [Fact]
    public void Progress_and_pages_pass_no_unsafe_characters() =>
        AssertSafe(ProgressText.Line(Job) + TimelinePage.Create([Job], DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task A_live_table_passes_no_unsafe_characters()
    {
        using TestConsole console = new TestConsole().Width(400).Interactive();

        await new LiveJobs(console, TimeProvider.System).RunAsync(progress =>
        {
            progress!.Report(new JobUpdate(Hostile, JobUpdateKind.Ended, Job.Resource));
            return Task.FromResult(0);
        });

        AssertSafe(console.Output);
    }

    [Fact]
    public void A_failure_passes_no_unsafe_characters()
    {
        using StringWriter text = new();

        new Failure(ExitCode.Error, Hostile, Hostile, Hostile, Hostile).WriteTo(text);

        AssertSafe(text.ToString());
    }

    private static void AssertSafe(string output)
    {
        Assert.Contains("gpj", output, StringComparison.Ordinal);
        Assert.All(Unsafe, character => Assert.DoesNotContain(character, output, StringComparison.Ordinal));
    }
}
