using BackupJobs.Fleet;
using BackupJobs.Fleet.Tests;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Fleets;

/// <summary>Keys of a fleet, and what is said where it refuses.</summary>
public class FleetAccessTests
{
    [Fact]
    public async Task A_key_is_read_from_the_environment_or_a_file()
    {
        using KeyFile file = new(TestFleet.Key + "\n");
        await using TestFleet fleet = await StartAsync(file);

        Ran byFile = await fleet.Run("list", "--fleet-key-file", file.Path, "--verbose");
        fleet.Shell.Variables[Variables.FleetKey] = TestFleet.Key;
        Ran byVariable = await fleet.Run("show", "job0", "--verbose");

        Assert.Equal((0, 0), (byFile.Exit, byVariable.Exit));
        Assert.Contains("GET /api/jobs -> 200", byFile.Error, StringComparison.Ordinal);
        Assert.Contains("GET /api/jobs/{jobId} -> 200", byVariable.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            TestFleet.Key, byFile.Output + byFile.Error + byVariable.Output + byVariable.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "error: the fleet needs a key", "why: Send an API key", "try: set BACKUP_JOBS_FLEET_KEY")]
    [InlineData("another-key-with-24-characters", "error: the fleet rejected the key", "why: The API key", "try: check the key")]
    public async Task A_missing_or_wrong_key_exits_with_9(string? key, params string[] expected)
    {
        using KeyFile file = new(TestFleet.Key);
        await using TestFleet fleet = await StartAsync(file);
        if (key is not null)
            fleet.Shell.Variables[Variables.FleetKey] = key;

        Ran ran = await fleet.Run("list", "--verbose");

        Assert.Equal((9, ""), (ran.Exit, ran.Output));
        Assert.All(expected, text => Assert.Contains(text, ran.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("another-key", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fleet_without_its_database_says_why()
    {
        await using TestFleet fleet = await TestFleet.StartAsync(new FakeFleet { Fault = new TimeoutException("the disk is gone") });

        Ran ran = await fleet.Run("list");

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("error: the fleet cannot answer now", ran.Error, StringComparison.Ordinal);
        Assert.Contains("why: The database does not answer: the disk is gone", ran.Error, StringComparison.Ordinal);
        Assert.Contains("try: retry in 5s", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_goes_to_the_origin_of_the_fleet_only()
    {
        await using HostileServer other = new(Answers.Response("200 OK", """{"items":[],"nextCursor":null}"""));
        await using HostileServer fleet = new(Answers.Response("302 Found", "", $"Location: {other.Endpoint}api/jobs"));
        TestShell shell = new() { Variables = { [Variables.FleetKey] = TestFleet.Key } };

        Ran ran = await shell.Run("list", "--fleet", fleet.Endpoint.ToString(), "--verbose");

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("error: the fleet redirects", ran.Error, StringComparison.Ordinal);
        Assert.Contains(fleet.Heads, head => head.Contains($"Authorization: Bearer {TestFleet.Key}", StringComparison.Ordinal));
        Assert.Empty(other.Heads);
        Assert.DoesNotContain(TestFleet.Key, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_Azure_is_not_sent_to_a_fleet()
    {
        await using HostileServer fleet = new(Answers.Response("200 OK", """{"items":[],"nextCursor":null}"""));
        TestShell shell = new() { Variables = { [Variables.Token] = "token-of-azure" } };

        Ran ran = await shell.Run("list", "--fleet", fleet.Endpoint.ToString());

        Assert.Equal((0, JobOutput.NoJobs), (ran.Exit, ran.Error.Trim()));
        Assert.DoesNotContain("Authorization", Assert.Single(fleet.Heads), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("geheim geheim", "no valid key")]
    [InlineData("geheim\nX-Injected: 1", "no valid key")]
    [InlineData("gehe\u00efm", "no valid key")]
    public async Task An_invalid_key_is_wrong_usage_and_not_shown(string key, string expected)
    {
        using KeyFile file = new(key);

        Ran ran = await new TestShell().Run("list", "--fleet", "http://127.0.0.1:1", "--fleet-key-file", file.Path);

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("gehe", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_end_is_no_key()
    {
        using KeyFile file = new(new string('k', 20_000));

        Ran ran = await new TestShell().Run("list", "--fleet", "http://127.0.0.1:1", "--fleet-key-file", file.Path);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("too large for a key", ran.Error, StringComparison.Ordinal);
    }

    private static Task<TestFleet> StartAsync(KeyFile file) => TestFleet.StartAsync(
        FakeFleet.Of(2), web => web.ApiKeys = [new ApiKeyOptions("reader", SecretSource.File(file.Path), FleetRole.Reader)]);

    private sealed class KeyFile : IDisposable
    {
        public KeyFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
