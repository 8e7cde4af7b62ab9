using Azure.Core;
using BackupJobs.Cli.Tests.Processes;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>A credential that does not answer is not a slow service.</summary>
public class SignInTests
{
    [Fact]
    public async Task A_time_limit_that_passes_during_the_sign_in_names_the_credential()
    {
        using CancellationTokenSource late = new(TimeSpan.FromMilliseconds(200));
        BackupClient client = new(new HangingCredential(), options => options.Endpoint = new Uri("http://127.0.0.1:9"));

        Exception error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Vault(Reports.Vault).Jobs.GetAsync("job1", late.Token));

        Failure failure = Failures.Of(error, default);
        Assert.Equal((ExitCode.TimedOut, "timed out while signing in to Azure"), (failure.ExitCode, failure.What));
        Assert.StartsWith("HangingCredential had not given a token yet", failure.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_waits_for_a_token_has_started_nothing()
    {
        using CancellationTokenSource late = new(TimeSpan.FromMilliseconds(200));
        BackupClient client = new(new HangingCredential(), options => options.Endpoint = new Uri("http://127.0.0.1:9"));

        Exception error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Vault(Reports.Vault).BackUpAsync("c", "VM;vm1", cancellationToken: late.Token));

        Assert.Null(UnansweredRequest.In(error));
    }

    [Theory, EachBuild]
    public async Task The_command_says_that_it_waits_for_the_sign_in_and_not_for_the_service(Build build)
    {
        await using HostileServer proxy = FaultyServer.Start(Fault.Silent);
        Dictionary<string, string> variables = new()
        {
            ["HTTPS_PROXY"] = proxy.Endpoint.GetLeftPart(UriPartial.Authority),
            ["AZURE_TENANT_ID"] = TestEstate.Subscription,
            ["AZURE_CLIENT_ID"] = TestEstate.Subscription,
            ["AZURE_CLIENT_SECRET"] = "secret-of-a-test",
        };

        Ran ran = await Tool.Run(
            build, variables, "list", "--all-vaults", "--timeout", "3s", "--endpoint", "http://127.0.0.1:9", "--verbose");

        Assert.Equal(6, ran.Exit);
        Assert.Contains("error: timed out while signing in to Azure", ran.Error, StringComparison.Ordinal);
        Assert.Contains("-> not sent, no token yet in ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-a-test", ran.Error, StringComparison.Ordinal);
    }

    private sealed class HangingCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default;
        }
    }
}
