namespace BackupJobs.Cli.Tests.Output;

public class FailureTests
{
    [Fact]
    public void An_error_is_what_why_what_to_do_and_the_request_id_each_on_one_line()
    {
        using StringWriter text = new();

        new Failure(ExitCode.NotFound, "What.", "Why,\nin two lines.", "Advice.", "id-1").WriteTo(text);

        Assert.Equal(["error: What.", "  why: Why, in two lines.", "  do: Advice.", "  request id: id-1", ""], text.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void What_nobody_knows_is_left_out()
    {
        using StringWriter text = new();

        new Failure(ExitCode.Interrupted, "Waiting has ended.").WriteTo(text);

        Assert.Equal("stopped: Waiting has ended." + Environment.NewLine, text.ToString());
    }
}
