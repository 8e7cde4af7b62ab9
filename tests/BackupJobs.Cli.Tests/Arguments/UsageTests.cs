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
    [InlineData("list", "lst", "--all-vaults", "-o", "json")]
    [InlineData("config", "confg", "set", "prod", "--all-vaults")]
    public async Task A_misspelled_name_gets_a_suggestion(string meant, params string[] arguments)
    {
        Ran ran = await new TestShell().Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"try: did you mean {meant}?", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Theory]
    [InlineData("BACKUP_JOBS_VAULT", "list")]
    [InlineData("--management-group or --all-vaults", "list")]
    [InlineData("invalid value '-1' for --top", "list", "--top", "-1", "--vault", VaultPath)]
    [InlineData("invalid value '-1d' for --since", "list", "--vault", VaultPath, "--since", "-1d")]
    [InlineData("--item is missing", "backup", "--vault", VaultPath)]
    [InlineData("is not the resource ID of a protected item", "backup", "--item", VaultPath + "/x")]
    [InlineData("the service exports the jobs of one --status, or of all", "export", "--status", "Failed", "--status", "Completed", "--vault", VaultPath)]
    [InlineData("nothing to set", "config", "set", "prod")]
    [InlineData("--resource-group", "list", "--vault", "v1", "--subscription", "s1")]
    [InlineData("--subscription", "list", "--vault", "v1", "-g", "rg1")]
    [InlineData("resource ID", "list", "--vault", "/subscriptions/s1")]
    [InlineData("--endpoint", "list", "--vault", VaultPath, "--endpoint", "management")]
    [InlineData("--endpoint", "list", "--vault", VaultPath, "--endpoint", "http://vault.example")]
    [InlineData("7d", "list", "--since", "7 days")]
    [InlineData("junit", "list", "--output", "yaml")]
    [InlineData("--since", "list", "--vault", VaultPath, "--since", "1d", "--until", "2d")]
    [InlineData("--operation-id", "wait", "--vault", VaultPath)]
    [InlineData("--operation-id", "wait", "j1", "--operation-id", "o1", "--vault", VaultPath)]
    [InlineData("did you mean --operation-id", "wait", "--operation", "o1", "--vault", VaultPath)]
    [InlineData("cannot be combined", "list", "--all-vaults", "--vault", VaultPath)]
    [InlineData("cannot be combined", "list", "--all-vaults", "--management-group", "g")]
    [InlineData("cannot be combined", "list", "--subscription", "s", "--vault", VaultPath)]
    [InlineData("with several subscriptions", "list", "--subscription", "s", "--subscription", "t", "-g", "g", "--vault", "v")]
    [InlineData("invalid value for --subscription", "list", "--subscription", "a/b")]
    [InlineData("single vault", "export", "--all-vaults")]
    [InlineData("needs named vaults", "list", "--all-vaults", "--cross-region", "westus")]
    [InlineData(
        "specify --vault once", "export", "--vault", VaultPath, "--vault",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v2")]
    [InlineData("cannot be combined", "demo", "--fail", "--warn")]
    [InlineData("JOB", "show", "--vault", VaultPath)]
    [InlineData("unexpected argument 'j1'", "list", "j1", "--vault", VaultPath)]
    [InlineData("--since requires a value: TIME", "list", "--since")]
    [InlineData("expected a number from 1 to 100000", "demo", "--speed", "fast")]
    [InlineData("expected a number from 1 to 100000", "demo", "--speed", "NaN")]
    [InlineData("expected a number from 0 to 65535", "emulator", "--port", "65536")]
    [InlineData("expected a number from 0 to 1000000", "emulator", "--jobs", "many")]
    [InlineData("expected a name", "backup", "--container", "..", "--item", "VM;v", "--vault", VaultPath)]
    [InlineData("expected a name", "backup", "--container", "c/d", "--item", "VM;v", "--vault", VaultPath)]
    [InlineData("expected a name", "backup", "--item", "v?w", "--vault", VaultPath)]
    [InlineData("expected a name", "list", "--cross-region", "", "--vault", VaultPath)]
    [InlineData("not a valid job ID", "show", "..", "--vault", VaultPath)]
    [InlineData("not a valid job ID", "show", "%2e%2E", "--vault", VaultPath)]
    [InlineData(
        "invalid value for --operation-id", "wait", "--operation-id", "http://127.0.0.1:1/", "--endpoint", "http://127.0.0.1:1", "--vault",
        VaultPath)]
    [InlineData("--cross-region", "wait", "--operation-id", "o1", "--cross-region", "westus", "--vault", VaultPath)]
    public async Task Wrong_usage_exits_with_2_and_suggests_valid_usage(string hint, params string[] arguments)
    {
        TestShell shell = new() { Variables = { [Variables.Token] = "token" } };

        Ran ran = await shell.Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(hint, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_as_such()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran =
            await new TestShell().Run(
                "emulator", "--port", vault.Emulator.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(1, ran.Exit);
        Assert.Contains($"cannot listen on port {vault.Emulator.Endpoint.Port}", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("vaults")]
    [InlineData("list")]
    [InlineData("summary")]
    [InlineData("check")]
    [InlineData("retry")]
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
    [InlineData("spec")]
    [InlineData("spec", "diff")]
    [InlineData("config")]
    [InlineData("config", "set")]
    [InlineData("mcp")]
    public async Task Help_of_each_command_has_valid_examples_and_the_exit_codes(params string[] verb)
    {
        Ran ran = await new TestShell().Run([.. verb, "--help"]);

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        string[] examples =
            [.. ran.OutputLines.SkipWhile(line => line != "Examples:")
                .Skip(1)
                .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))];
        Assert.InRange(examples.Length, 1, 2);
        Assert.All(examples, AssertIsValid);
        string[] meanings =
        [
            "0  completed", "1  error", "2  wrong usage", "3  failed", "4  completed with warnings", "5  cancelled",
            "6  timed out", "7  throttled", "8  not found", "9  not authorised", "130  interrupted",
        ];
        foreach (string meaning in meanings)
            Assert.Contains(meaning, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list --st", "--status")]
    [InlineData("list --status C", "CompletedWithWarnings")]
    [InlineData("ti", "timeline")]
    [InlineData("wait --output j", "junit")]
    public async Task Completion_suggests_options_values_and_commands(string line, string offered)
    {
        Ran ran = await new TestShell().Run($"[suggest:{line.Length}]", line);

        Assert.Contains(offered, ran.OutputLines);
    }

    private static void AssertIsValid(string example)
    {
        string line = example.Trim().Replace("source <(", "", StringComparison.Ordinal).TrimEnd(')');
        Shell shell = new(Consoles.Create(TextWriter.Null), Consoles.Create(TextWriter.Null), _ => null, CancellationToken.None);

        Assert.StartsWith("backup-jobs ", line, StringComparison.Ordinal);
        Assert.Empty(BackupJobsCommand.Create(shell).Parse(line["backup-jobs ".Length..]).Errors.Select(error => error.Message));
    }

    [Fact]
    public async Task A_command_line_without_a_command_shows_help()
    {
        Ran ran = await new TestShell().Run();

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        Assert.Contains("11  protected items", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelled_status_names_the_known_ones()
    {
        Ran ran = await new TestShell().Run("list", "--status", "fail", "--vault", Reports.Vault);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(
            "unknown status 'fail' for --status: expected InProgress, Completed, Failed, CompletedWithWarnings", ran.Error,
            StringComparison.Ordinal);
    }
}
