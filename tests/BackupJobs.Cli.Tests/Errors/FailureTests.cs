namespace BackupJobs.Cli.Tests.Errors;

public class FailureTests
{
    [Fact]
    public void A_failure_has_one_line_for_what_why_advice_and_request_ID()
    {
        using StringWriter text = new();

        new Failure(ExitCode.NotFound, "What.", "Why,\nin two lines.", "Advice.", "id-1").WriteTo(text);

        Assert.Equal(
            ["error: What.", "why: Why, in two lines.", "try: Advice.", "request id: id-1", ""],
            text.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void Unknown_parts_of_a_failure_are_omitted()
    {
        using StringWriter text = new();

        new Failure(ExitCode.Interrupted, "Waiting has ended.").WriteTo(text);

        Assert.Equal("stopped: Waiting has ended." + Environment.NewLine, text.ToString());
    }

    [Fact]
    public void A_cancellation_is_a_timeout_unless_the_user_cancelled()
    {
        using CancellationTokenSource user = new();
        TaskCanceledException timeout = new("", new TimeoutException("100 seconds"));

        Assert.Equal((ExitCode.TimedOut, "100 seconds"), (Failures.Of(timeout, user.Token).ExitCode, Failures.Of(timeout, user.Token).Why));
        Assert.Equal(ExitCode.TimedOut, Failures.Of(new OperationCanceledException(), user.Token).ExitCode);
        user.Cancel();
        Assert.Equal(ExitCode.Interrupted, Failures.Of(new OperationCanceledException(), user.Token).ExitCode);
    }

    [Fact]
    public void Exceptions_from_service_data_are_not_wrong_usage()
    {
        Exception[] errors =
            [new ArgumentException("bad"), new FormatException("bad"), new UriFormatException("bad"), new InvalidOperationException("bad")];

        Assert.All(
            errors,
            error =>
                Assert.Equal(
                    (ExitCode.Error, "unexpected error"), (Failures.Of(error, default).ExitCode, Failures.Of(error, default).What)));
    }

    [Fact]
    public void The_credentials_that_were_tried_are_not_listed()
    {
        Failure failure = Failures.Of(
            new Azure.Identity.AuthenticationFailedException("No token.\n- EnvironmentCredential unavailable\n- AzureCliCredential unavailable"),
            default);

        Assert.Equal("No token.", failure.Why);
    }
}
