namespace BackupJobs.Cli.Tests.Profiles;

/// <summary><c>config</c> and <c>--profile</c>.</summary>
public sealed class ConfigTests : IDisposable
{
    private const string Id = "00000000-0000-0000-0000-00000000000";

    private readonly string _home = Directory.CreateTempSubdirectory("home").FullName;
    private readonly TestShell _shell = new();

    public ConfigTests() => _shell.Variables["HOME"] = _home;

    private string File => Path.Combine(_home, ".config", "backup-jobs", "config.json");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Profiles_are_created_shown_chosen_changed_and_deleted()
    {
        string[] subscriptions = ["--subscription", Id + "1", "--subscription", Id + "2"];
        Assert.Equal(0, (await _shell.Run(["config", "set", "prod", .. subscriptions, "-o", "csv"])).Exit);
        Assert.Equal(0, (await _shell.Run("config", "set", "gov", "--all-vaults", "--cloud", "AzureUSGovernment", "--tenant", "t")).Exit);
        Assert.Equal(
            ["current,name,scope,endpoint,output", $"true,prod,\"subscription {Id}1, subscription {Id}2\",,csv",
                "false,gov,all vaults,https://management.usgovcloudapi.net,"],
            (await _shell.Run("config", "list", "-o", "csv")).OutputLines);

        await _shell.Run("config", "use", "gov");
        Assert.Contains("\"cloud\": \"AzureUSGovernment\"", (await _shell.Run("config", "show")).Output, StringComparison.Ordinal);

        // Vaults are replaced as a whole, the rest stays; an empty value removes.
        await _shell.Run("config", "set", "gov", "--management-group", "contoso", "--tenant", "");
        string shown = (await _shell.Run("config", "show", "gov")).Output;
        Assert.DoesNotContain("allVaults", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant", shown, StringComparison.Ordinal);
        Assert.Contains("AzureUSGovernment", shown, StringComparison.Ordinal);

        Ran deleted = await _shell.Run("config", "delete", "gov");
        Assert.Contains("no profile is in use", deleted.Error, StringComparison.Ordinal);
        Ran gone = await _shell.Run("config", "use", "gov");
        Assert.Equal(2, gone.Exit);
        Assert.Contains("there is no profile 'gov'", gone.Error, StringComparison.Ordinal);
        Assert.Contains("use one of prod", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_the_owners_only_and_one_that_others_may_write_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        await _shell.Run("config", "set", "prod", "--all-vaults");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));

        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        Ran ran = await _shell.Run("config", "list");

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"try: chmod 600 '{File}'", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "(1,2)", "")]
    [InlineData("", "(1,1)", "")]
    [InlineData("[]", "(1,1)", "must be an object")]
    [InlineData("{\n  \"profiles\": {\n    \"a\": { \"vualts\": [] }\n  }\n}", "(3,12)", "unknown key 'vualts'; did you mean 'vaults'?")]
    [InlineData("{\"profiles\":{\"ü\":{}}}", "(1,14)", "not a valid name")]
    [InlineData("{ // ü\n\"profiles\":{\"a\":{\"vaults\":\"x\"}}}", "(2,27)", "must be a list")]
    [InlineData("{\"profiles\":{\"a\":{\"vaults\":[1]}}}", "(1,29)", "list of strings")]
    [InlineData("{\"profiles\":{\"a\":{\"allVaults\":\"yes\"}}}", "(1,31)", "true or false")]
    [InlineData("{\"profiles\":{\"a\":{\"cloud\":\"Mars\"}}}", "(1,27)", "unknown cloud 'Mars'")]
    [InlineData("{\"profiles\":{\"a\":{},\"a\":{}}}", "(1,21)", "twice")]
    [InlineData("{\"profiles\":{},\"current\":\"a\"}", "(1,26)", "there is no profile 'a'")]
    [InlineData("{\"profiles\":{\"a\":{\"tenant\":null}}}", "(1,28)", "must be a string")]
    [InlineData("{\"profiles\":{}} x", "(1,17)", "")]
    public async Task A_broken_file_is_reported_with_line_and_column(string text, string position, string why)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);

        foreach (string[] arguments in (string[][])[["config", "list"], ["list", "--vault", Reports.Vault]])
        {
            Ran ran = await _shell.Run(arguments);
            Assert.Equal((2, ""), (ran.Exit, ran.Output));
            Assert.Contains($"error: {File}{position}: ", ran.Error, StringComparison.Ordinal);
            Assert.Contains(why, ran.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cannot be combined", "set", "a", "--all-vaults", "--subscription", Id + "1")]
    [InlineData("incomplete vault 'v'", "set", "a", "--vault", "v")]
    [InlineData("not a valid resource ID", "set", "a", "--vault", "/subscriptions/x")]
    [InlineData("unknown cloud", "set", "a", "--all-vaults", "--cloud", "Mars")]
    [InlineData("cannot be combined", "set", "a", "--all-vaults", "--cloud", "AzureCloud", "--endpoint", "https://x")]
    [InlineData("endpoint is not allowed", "set", "a", "--all-vaults", "--endpoint", "http://management.azure.com")]
    [InlineData("endpoint is not allowed", "set", "a", "--all-vaults", "--endpoint", "https://u:p@x")]
    [InlineData("unknown output format", "set", "a", "--all-vaults", "-o", "yaml")]
    [InlineData("not a valid name", "set", "../a", "--all-vaults")]
    [InlineData("there is no profile", "show", "a")]
    [InlineData("there is no current profile", "show")]
    [InlineData("a command is missing")]
    public async Task Wrong_values_are_refused_and_nothing_is_written(string expected, params string[] arguments)
    {
        Ran ran = await _shell.Run(["config", .. arguments]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_relative_XDG_folder_is_ignored_and_an_absolute_one_is_used()
    {
        _shell.Variables["XDG_CONFIG_HOME"] = "relative";
        await _shell.Run("config", "set", "a", "--all-vaults");
        Assert.True(System.IO.File.Exists(File));

        _shell.Variables["XDG_CONFIG_HOME"] = Path.Combine(_home, "xdg");
        await _shell.Run("config", "set", "a", "--all-vaults");
        Assert.True(System.IO.File.Exists(Path.Combine(_home, "xdg", "backup-jobs", "config.json")));
    }

    [Fact]
    public async Task Options_come_before_variables_and_these_before_the_current_profile_but_a_named_profile_counts_as_a_whole()
    {
        await using TestVault vault = await TestVault.Start();
        await using TestEstate estate = await TestEstate.Start();
        vault.AddEnded("of-vault");
        estate.AddMachineJob("of-estate", "Completed");
        string endpoint = estate.Shell.Variables[Variables.Endpoint];
        _shell.Variables[Variables.Token] = TestVault.Token;
        await _shell.Run("config", "set", "estate", "--all-vaults", "--endpoint", endpoint, "-o", "csv");

        Ran first = await _shell.Run("list");
        Assert.Equal("", first.Error);
        Assert.Contains("of-estate,", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"name\"", (await _shell.Run("list", "-o", "json")).Output, StringComparison.Ordinal);
        Assert.Contains("\"name\"", (await _shell.Run("list", "--output=json")).Output, StringComparison.Ordinal);

        _shell.Variables[Variables.Endpoint] = vault.Shell.Variables[Variables.Endpoint];
        _shell.Variables[Variables.Vault] = vault.Shell.Variables[Variables.Vault];
        Assert.Contains("of-vault,", (await _shell.Run("list")).Output, StringComparison.Ordinal);
        Assert.Contains("of-estate,", (await _shell.Run("list", "--profile", "estate")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _shell.Run("list", "--profile", "nobody")).Exit);

        _shell.Variables[Variables.Profile] = "nobody";
        Assert.Equal(2, (await _shell.Run("list")).Exit);
    }

    [Fact]
    public async Task Commands_without_vaults_do_not_read_the_file()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "broken");

        Assert.Equal(0, (await _shell.Run("completion", "bash")).Exit);
        Assert.Equal(0, (await _shell.Run("list", "--help")).Exit);
    }
}
