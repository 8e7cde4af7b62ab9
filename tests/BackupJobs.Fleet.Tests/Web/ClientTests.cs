using System.Net.ServerSentEvents;
using BackupJobs.Fleet.Cli;
using BackupJobs.Fleet.Client;
using BackupJobsGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Fleet.Tests.Web;

/// <summary>The client that our generator makes of the API's document, against the running API.</summary>
public class ClientTests
{
    [Fact]
    public async Task The_generated_client_reads_the_estate()
    {
        FakeFleet fleet = FakeFleet.Of(25, failing: 3);
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        FleetClient client = Client(web);

        EstateOverview overview = (await client.Estate.OverviewAsync()).Value;
        EndedJobPage page = (await client.Jobs.ListAsync(outcome: [BackupJobs.Fleet.Client.JobOutcome.Failed])).Value;
        JobDetail job = (await client.Jobs.GetAsync("job3", fleet.Ended[3].VaultId)).Value;
        ItemHistory history = (await client.Items.HistoryAsync(fleet.Ended[3].VaultId, "vm3")).Value;

        Assert.Equal((25, 1, 0), (overview.Vaults, overview.LastDay.Failed, overview.DeadLetters));
        Assert.Equal("job3", Assert.Single(page.Items).JobId);
        Assert.Equal(["Restart the agent.", "See <https://example.com> & *retry*."], job.Errors[0].Recommendations);
        Assert.Equal(("vm3", 30), (history.Item, history.ByDay.Count));
        ApiException missing = await Assert.ThrowsAnyAsync<ApiException>(() => client.Jobs.GetAsync("job99", fleet.Ended[3].VaultId));
        Assert.Equal(404, missing.Status);
    }

    [Fact]
    public async Task The_generated_client_listens()
    {
        FakeFleet fleet = FakeFleet.Of(1);
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

        await foreach (SseItem<FleetChange> change in Client(web).Service.EventsAsync(limit.Token))
        {
            if (change.Data.Job?.JobId == "late")
                return;
            fleet.Ended.Add(Ends.Failed(fleet.Vaults[0].Id, job: "late") with { Ended = DateTimeOffset.UtcNow });
        }

        Assert.Fail("No event was sent.");
    }

    [Fact]
    public async Task The_command_lists_dead_letters_and_delivers_them_again()
    {
        FakeFleet fleet = FakeFleet.Of(3, failing: [1, 2]);
        fleet.Ended[2] = fleet.Ended[2] with { Tenant = "contoso" };
        fleet.Letters.AddRange(new[] { 1, 2 }.Select(i => new DeadLetter(
            i, "mail", fleet.Ended[i], 15, "refused\u001b[31m", new DateTimeOffset(2026, 11, 29, 3, 0, 0, TimeSpan.Zero))));
        await using WebFleet web = await WebFleet.StartAsync(fleet);

        Assert.Equal(
            (0, """
            NUMBER  FAILED (UTC)      SINK  TENANT   VAULT  ITEM  OUTCOME  REASON
            1       2026-11-29 03:00  mail  -        rsv-1  vm1   Failed   refused\ufffd[31m
            2       2026-11-29 03:00  mail  contoso  rsv-2  vm2   Failed   refused\ufffd[31m

            """.Replace("\\ufffd", "\ufffd", StringComparison.Ordinal),
            $"To deliver all of them again: backup-jobs-fleet dead-letters replay --url {web.Address.ToString().TrimEnd('/')}\n"),
            await RunAsync(web, "dead-letters", "list"));
        Assert.Equal((0, "1 dead letter is delivered again.\n", ""), await RunAsync(web, "dead-letters", "replay", "2"));
        const string Unknown = """
            error: there is no dead letter 2
            try: 'backup-jobs-fleet dead-letters list' shows the numbers of those that there are

            """;
        Assert.Equal((8, "", Unknown), await RunAsync(web, "dead-letters", "replay", "2"));
        Assert.Equal(
            (8, "1 dead letter is delivered again.\n", Unknown.Replace("letter 2", "letter 2, 9", StringComparison.Ordinal)),
            await RunAsync(web, "dead-letters", "replay", "2", "9", "1"));
        fleet.Letters.Add(new DeadLetter(3, "mail", fleet.Ended[1], 15, "refused", DateTimeOffset.UtcNow));
        Assert.Equal((0, "1 dead letter is delivered again.\n", ""), await RunAsync(web, "dead-letters", "replay"));
        Assert.Equal(
            (0, "", "There are no dead letters: every message was delivered, or is on its way.\n"),
            await RunAsync(web, "dead-letters", "list"));
    }

    [Theory]
    [InlineData("list", null, 0, "There are no dead letters")]
    [InlineData("list", "another-key-0123456789abcdef", 9, "to one of the keys in 'web.apiKeys'")]
    [InlineData("replay", null, 9, "to a key of an operator")]
    public async Task The_command_says_which_key_the_service_needs(string verb, string? key, int exitCode, string expected)
    {
        const string Reader = "reader-key-0123456789abcdef";
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Reader);
        await using WebFleet web = await WebFleet.StartAsync(
            new FakeFleet(), options => options.ApiKeys = [new ApiKeyOptions("a", SecretSource.File(file), FleetRole.Reader)]);
        File.Delete(file);

        (int code, _, string error) = await RunAsync(web, key ?? Reader, ["dead-letters", verb]);

        Assert.Equal(exitCode, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: unknown command 'rum'", "rum")]
    [InlineData("error: unknown option '--confg'", "run", "--confg", "x")]
    [InlineData("error: 'fleet' is not an address", "dead-letters", "list", "--url", "fleet")]
    [InlineData("error: 'http://192.0.2.1' is not on this machine", "dead-letters", "list", "--url", "http://192.0.2.1")]
    [InlineData("error: 'x' is not the number of a dead letter", "dead-letters", "replay", "x")]
    [InlineData("error: there is no file missing.json", "run", "--config", "missing.json")]
    [InlineData("error: there is no file missing.json", "config", "check", "--config", "missing.json")]
    public async Task Wrong_usage_is_explained(string expected, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };

        Assert.Equal(2, await FleetCommand.RunAsync(arguments, new FleetShell(output, error, default)));
        Assert.StartsWith(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("try: ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>A page</html>")]
    [InlineData(404, "<html>Not here</html>")]
    public async Task An_address_of_something_else_is_named_for_what_it_is(int status, string page)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using WebApplication other = builder.Build();
        other.Run(http =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (status, "text/html");
            return http.Response.WriteAsync(page);
        });
        await other.StartAsync();
        string address = other.Urls.First();

        foreach (string[] verb in (string[][])[["list"], ["replay"], ["replay", "7"]])
        {
            (int code, _, string error) = await RunAsync(new Uri(address), null, ["dead-letters", .. verb]);
            Assert.Equal(1, code);
            Assert.StartsWith($"error: {address} is not the address of a backup-jobs-fleet service", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_named_for_what_it_is()
    {
        using TestCertificate certificate = new();
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet(), options =>
        {
            options.Url = new Uri("https://127.0.0.1:0");
            (options.Certificate, options.CertificateKey) = (certificate.Path, certificate.KeyPath);
        });

        (int code, _, string error) = await RunAsync(web, "dead-letters", "list");

        Assert.Equal(1, code);
        Assert.StartsWith("error: there is no secure connection to the service\nwhy: The remote certificate is invalid", error, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", error, StringComparison.Ordinal);
    }

    private static FleetClient Client(WebFleet web) =>
        new(web.Http, new FleetClientOptions { Endpoint = web.Address, UsesHandlerCredentials = true });

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(WebFleet web, params string[] arguments) =>
        RunAsync(web, null, arguments);

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(WebFleet web, string? key, string[] arguments) =>
        RunAsync(web.Address, key, arguments);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(Uri address, string? key, string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int code = await FleetCommand.RunAsync(
            [.. arguments, "--url", address.ToString()], new FleetShell(output, error, default) { Variable = _ => key });
        return (code, output.ToString(), error.ToString());
    }
}
