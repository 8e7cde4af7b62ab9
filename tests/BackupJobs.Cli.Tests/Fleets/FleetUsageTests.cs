namespace BackupJobs.Cli.Tests.Fleets;

/// <summary>Command lines with <c>--fleet</c>: nothing is sent where one is wrong.</summary>
public class FleetUsageTests
{
    private const string Vault = "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1";

    // Nothing listens there.
    private const string Url = "http://127.0.0.1:1";

    [Theory]
    [InlineData("--fleet and --vault cannot be combined", "list", "--vault", Vault)]
    [InlineData("--fleet and --all-vaults cannot be combined", "list", "--all-vaults")]
    [InlineData("--fleet and --management-group cannot be combined", "list", "--management-group", "g")]
    [InlineData("--fleet and --resource-group cannot be combined", "list", "-g", "g")]
    [InlineData("--fleet and --profile cannot be combined", "show", "j1", "--profile", "prod", "-o", "json")]
    [InlineData("--fleet and --endpoint cannot be combined", "show", "j1", "--endpoint", Url)]
    [InlineData("--fleet and --tenant cannot be combined", "show", "j1", "--tenant", "t")]
    [InlineData("--fleet and --cross-region cannot be combined", "list", "--cross-region", "westus")]
    [InlineData("--fleet and --cross-region cannot be combined", "show", "j1", "--cross-region", "westus")]
    [InlineData("none of them is InProgress", "list", "--status", "InProgress")]
    [InlineData("none of them is Cancelling", "list", "--status", "Failed", "--status", "Cancelling")]
    [InlineData("--until is before --since", "list", "--since", "1d", "--until", "2d")]
    [InlineData("is not a valid resource ID of a vault", "list", "--fleet-vault", "/subscriptions/s1")]
    [InlineData("the file of --fleet-key-file cannot be read", "list", "--fleet-key-file", "/missing/key")]
    [InlineData("unknown option '--fleet-vault'", "show", "j1", "--fleet-vault", "v")]
    public Task Options_that_contradict_a_fleet_are_wrong_usage(string expected, params string[] arguments) =>
        AssertUsage(expected, [.. arguments, "--fleet", Url]);

    [Theory]
    [InlineData("--fleet-key-file needs --fleet", "list", "--fleet-key-file", "key")]
    [InlineData("--fleet-vault needs --fleet", "list", "--fleet-vault", "v1")]
    [InlineData("--fleet requires a value: URL", "list", "--fleet")]
    [InlineData("is not a valid URL", "list", "--fleet", "fleet")]
    [InlineData("is not a valid URL", "list", "--fleet", "ftp://fleet.example.com")]
    [InlineData("--fleet requires HTTPS", "list", "--fleet", "http://fleet.example.com")]
    [InlineData("has user info, a query or a fragment", "list", "--fleet", "https://user:geheim@fleet.example.com")]
    [InlineData("has user info, a query or a fragment", "list", "--fleet", "https://fleet.example.com/?key=geheim")]
    [InlineData("has user info, a query or a fragment", "list", "--fleet", "https://fleet.example.com/#/jobs")]
    public Task An_invalid_fleet_is_wrong_usage(string expected, params string[] arguments) => AssertUsage(expected, arguments);

    [Theory]
    [InlineData("watch")]
    [InlineData("watch", "j1")]
    [InlineData("summary", "--since", "1d")]
    [InlineData("check")]
    [InlineData("wait", "j1")]
    [InlineData("timeline")]
    [InlineData("config", "set", "prod")]
    [InlineData("mcp")]
    public async Task Other_commands_name_those_that_read_a_fleet(params string[] arguments)
    {
        await AssertUsage("does not read a fleet: --fleet is an option of list and show", [.. arguments, "--fleet", Url]);
        await AssertUsage("does not read a fleet: --fleet is an option of list and show", [.. arguments, $"--fleet={Url}"]);
    }

    [Fact]
    public async Task The_options_are_in_the_help_and_completed()
    {
        Ran help = await new TestShell().Run("list", "--help");
        Ran completed = await new TestShell().Run("[suggest:21]", "backup-jobs show --fl");
        Ran suggested = await new TestShell().Run("list", "--flet", Url);

        Assert.Contains("--fleet <URL>", help.Output, StringComparison.Ordinal);
        Assert.Contains("backup-jobs list --fleet https://fleet.example.com", help.Output, StringComparison.Ordinal);
        Assert.Contains("--fleet-key-file", completed.OutputLines);
        Assert.Contains("did you mean --fleet?", suggested.Error, StringComparison.Ordinal);
    }

    private static async Task AssertUsage(string expected, string[] arguments)
    {
        Ran ran = await new TestShell().Run(arguments);

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Contains("try: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", ran.Error, StringComparison.Ordinal);
    }
}
