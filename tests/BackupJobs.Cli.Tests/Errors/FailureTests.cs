namespace BackupJobs.Cli.Tests.Errors;

public class FailureTests
{
    [Fact]
    public void A_failure_has_one_line_for_what_why_advice_and_request_ID()
    {
        using StringWriter text = new();

        new Failure(ExitCode.NotFound, "What.", "Why,\nin two lines.", "Advice.", "id-1").WriteTo(text);

        Assert.Equal(["error: What.", "why: Why, in two lines.", "try: Advice.", "request id: id-1", ""], text.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void Unknown_parts_of_a_failure_are_omitted()
    {
        using StringWriter text = new();

        new Failure(ExitCode.Interrupted, "Waiting has ended.").WriteTo(text);

        Assert.Equal("stopped: Waiting has ended." + Environment.NewLine, text.ToString());
    }
}
