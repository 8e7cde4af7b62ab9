namespace BackupJobs.Cli.Tests.Arguments;

public class UsageTests
{
    private const string VaultPath = "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1";

    [Theory]
    [InlineData("--status", "list", "--stats", "Failed")]
    [InlineData("--since", "list", "--sice", "7d")]
    [InlineData("--quiet", "wait", "j1", "--quite")]
    [InlineData("list", "lst")]
    [InlineData("timeline", "timelnie")]
    [InlineData("--wait", "cancel", "j1", "--wiat")]
    public async Task A_slip_of_the_fingers_shows_what_was_meant(string meant, params string[] arguments)
    {
        Ran ran = await new TestShell().Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"Did you mean {meant}?", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Theory]
    [InlineData("BACKUP_JOBS_VAULT", "list")]
    [InlineData("--resource-group", "list", "--vault", "v1", "--subscription", "s1")]
    [InlineData("--subscription", "list", "--vault", "v1", "-g", "rg1")]
    [InlineData("resource id", "list", "--vault", "/subscriptions/s1")]
    [InlineData("--endpoint", "list", "--vault", VaultPath, "--endpoint", "management")]
    [InlineData("--endpoint", "list", "--vault", VaultPath, "--endpoint", "http://vault.example")]
    [InlineData("7d", "list", "--since", "7 days")]
    [InlineData("junit", "list", "--output", "yaml")]
    [InlineData("--since", "list", "--vault", VaultPath, "--since", "1d", "--until", "2d")]
    [InlineData("--operation", "wait", "--vault", VaultPath)]
    [InlineData("--operation", "wait", "j1", "--operation", "o1", "--vault", VaultPath)]
    [InlineData("once", "show", "j1", "--vault", VaultPath, "--vault", "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v2")]
    [InlineData("exclude", "demo", "--fail", "--warn")]
    [InlineData("--container", "backup", "--item", "VM;v", "--vault", VaultPath)]
    [InlineData("JOB", "show", "--vault", VaultPath)]
    [InlineData("one argument too many", "list", "j1", "--vault", VaultPath)]
    [InlineData("--since needs a value: TIME", "list", "--since")]
    [InlineData("verb")]
    [InlineData("it takes 1 to 100000", "demo", "--speed", "fast")]
    [InlineData("it takes 1 to 100000", "demo", "--speed", "NaN")]
    [InlineData("it takes 0 to 65535", "emulator", "--port", "65536")]
    [InlineData("it takes 0 to 1000000", "emulator", "--jobs", "many")]
    [InlineData("--cross-region", "wait", "--operation", "o1", "--cross-region", "westus", "--vault", VaultPath)]
    public async Task Wrong_usage_exits_with_2_and_says_what_is_right(string hint, params string[] arguments)
    {
        TestShell shell = new() { Variables = { [Variables.Token] = "token" } };

        Ran ran = await shell.Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(hint, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_no_file_that_cannot_be_used()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran = await new TestShell().Run("emulator", "--port", vault.Emulator.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(1, ran.Exit);
        Assert.Contains($"Port {vault.Emulator.Endpoint.Port} cannot be listened on.", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("watch")]
    [InlineData("wait")]
    [InlineData("cancel")]
    [InlineData("export")]
    [InlineData("backup")]
    [InlineData("timeline")]
    [InlineData("emulator")]
    [InlineData("demo")]
    [InlineData("completion")]
    public async Task Help_needs_no_complete_line_and_lists_the_exit_codes(params string[] verb)
    {
        Ran ran = await new TestShell().Run([.. verb, "--help"]);

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        foreach (string meaning in new[] { "0  completed", "1  error", "2  wrong usage", "3  failed", "4  completed with warnings", "5  cancelled", "6  timed out", "7  throttled", "8  not found", "9  not authorised", "130  interrupted" })
            Assert.Contains(meaning, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list --st", "--status")]
    [InlineData("list --status C", "CompletedWithWarnings")]
    [InlineData("ti", "timeline")]
    [InlineData("wait --output j", "junit")]
    public async Task Completion_offers_what_fits(string line, string offered)
    {
        Ran ran = await new TestShell().Run($"[suggest:{line.Length}]", line);

        Assert.Contains(offered, ran.OutputLines);
    }
}
