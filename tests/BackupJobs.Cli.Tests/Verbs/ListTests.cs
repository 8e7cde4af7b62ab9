using System.Text.Json.Nodes;
using BackupJobs.Emulator;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Verbs;

public class ListTests
{
    [Fact]
    public async Task A_table_shows_the_newest_job_first()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("older", ago: TimeSpan.FromHours(3));
        vault.AddEnded("newer", Emulator.SimulatedOutcome.Failed, item: "vm2");

        Ran ran = await vault.Run("list");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(["JOB", "newer", "older"], ran.OutputLines.Select(line => line.Split(' ')[0]));
        Assert.Contains("Failed", ran.OutputLines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task Filters_are_sent_to_the_service()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("failed", Emulator.SimulatedOutcome.Failed);
        vault.AddEnded("good");
        vault.AddEnded("old", Emulator.SimulatedOutcome.Failed, ago: TimeSpan.FromDays(9));

        Ran ran =
            await vault.Run("list", "--since", "7d", "--status", "Failed", "--operation", "Backup", "--type", "AzureIaasVM", "-o", "csv");

        Assert.Equal(0, ran.Exit);
        Assert.Equal("failed", Assert.Single(ran.OutputLines.Skip(1)).Split(',')[0]);
        string filter = Uri.UnescapeDataString(vault.Emulator.Requests[^1].Query).Replace('+', ' ');
        Assert.Contains(
            "status eq 'Failed' and backupManagementType eq 'AzureIaasVM' and operation eq 'Backup' and startTime eq '", filter,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_vaults_are_merged_and_a_failing_one_is_reported()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("job1");
        string other = vault.Emulator.VaultPath.Replace("/vaults/vault1", "/vaults/gone", StringComparison.Ordinal);

        Ran ran = await vault.Run("list", "--vault", other, "--vault", vault.Emulator.VaultPath, "--output", "json");

        Assert.Equal(8, ran.Exit);
        Assert.Equal("job1", (string?)Assert.Single(JsonNode.Parse(ran.Output)!["value"]!.AsArray())!["name"]);
        Assert.StartsWith("error: vault gone: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Request id ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_writes_tasks_properties_and_errors_with_recommendations()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("job1", Emulator.SimulatedOutcome.Failed, item: "evil\u001b[31m");

        Ran ran = await vault.Run("show", $"{vault.Emulator.VaultPath}/backupJobs/job1");

        Assert.Equal(0, ran.Exit);
        foreach (string text in new[] { "Status     Failed", "Take Snapshot", "VM Name", "Snapshot not taken",
            "recommended: Attach the disk." })
            Assert.Contains(text, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task Verbose_shows_requests_without_names_and_secrets()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran = await vault.Run("list", "--verbose");

        Assert.Contains("GET", ran.Error, StringComparison.Ordinal);
        Assert.Contains("200", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(TestVault.Token, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeline_is_written_to_a_file()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("job1", item: "<b>");
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Ran ran = await vault.Run("timeline", "--file", file);

            Assert.Equal((0, "", ""), (ran.Exit, ran.Output, ran.Error));
            Assert.Contains("&lt;b&gt;", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_hanging_vault_does_not_prevent_the_list_of_another()
    {
        await using HostileServer server = new((line, stream, token) => line.Contains("/vaults/good/", StringComparison.Ordinal)
            ? stream.WriteAsync(
                Hostile.FaultyServer.Response(
                    200, """{"value":[{"name":"job1","properties":{"jobType":"AzureIaaSVMJob","status":"Completed"}}]}"""),
                token)
                .AsTask()
            : Task.Delay(Timeout.Infinite, token));
        TestShell shell =
            new() { Variables =
            {
                [Variables.Token] = "t",
                [Variables.Endpoint] = server.Endpoint.GetLeftPart(UriPartial.Authority),
                [Variables.Subscription] = "s",
                [Variables.ResourceGroup] = "g"
            } };

        Ran list = await shell.Run("list", "--vault", "hanging", "--vault", "good", "--timeout", "1s", "-o", "csv");
        Ran watch = await shell.Run("watch", "--vault", "hanging", "--vault", "good", "--timeout", "1s", "--interval", "1s");

        Assert.Equal((6, 6), (list.Exit, watch.Exit));
        Assert.StartsWith("job1,", Assert.Single(list.OutputLines.Skip(1)), StringComparison.Ordinal);
        Assert.StartsWith("job1 ", watch.OutputLines[0], StringComparison.Ordinal);
        Assert.StartsWith("error: vault hanging: timed out", list.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("COMPLETEDWITHWARNINGS")]
    public async Task The_case_of_a_status_does_not_matter(string status)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("f1", Emulator.SimulatedOutcome.Failed);
        vault.AddEnded("w1", Emulator.SimulatedOutcome.CompletedWithWarnings);

        Ran ran = await vault.Run("list", "--status", status, "-o", "csv");

        Assert.Single(ran.OutputLines.Skip(1));
    }

    [Theory]
    [InlineData(new[] { "j1" }, "--item", "vm1")]
    [InlineData(new[] { "j2", "j1" }, "--item", "VM*")]
    [InlineData(new[] { "j3", "j2" }, "--top", "2")]
    [InlineData(new[] { "j3", "j1" }, "--item", "db", "--item", "vm1")]
    [InlineData(new[] { "j2" }, "--item", "vm*", "--top", "1")]
    public async Task Items_and_the_newest_jobs_are_selected(string[] expected, params string[] options)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("j1", item: "vm1", ago: TimeSpan.FromHours(5));
        vault.AddEnded("j2", item: "vm2", ago: TimeSpan.FromHours(4));
        vault.AddEnded("j3", item: "db", ago: TimeSpan.FromHours(3));

        Ran ran = await vault.Run(["list", "-o", "csv", .. options]);

        Assert.Equal(expected, ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Several_statuses_are_listed_together()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("f1", Emulator.SimulatedOutcome.Failed, ago: TimeSpan.FromHours(3));
        vault.AddEnded("w1", Emulator.SimulatedOutcome.CompletedWithWarnings, ago: TimeSpan.FromHours(2));
        vault.AddEnded("c1");
        vault.AddRunning("r1", TimeSpan.FromHours(8));

        Ran ran = await vault.Run("list", "--status", "failed", "--status", "CompletedWithWarnings", "-o", "csv");
        Ran running = await vault.Run("list", "--status", "InProgress", "--status", "Completed", "-o", "csv");

        Assert.Equal(["w1", "f1"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(["r1", "c1"], running.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("did you mean Backup?", "--operation", "Bakup")]
    [InlineData("did you mean AzureIaasVM?", "--type", "AzureIaasWM")]
    [InlineData("'zzz' is not a known operation: Backup, Restore, ", "--operation", "zzz")]
    [InlineData("", "--operation", "undelete")]
    public async Task An_empty_list_doubts_a_value_that_is_not_known(string doubt, params string[] options)
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("j1", "Completed");

        Ran ran = await estate.Run(["list", "--all-vaults", .. options]);

        Assert.Equal(0, ran.Exit);
        Assert.StartsWith("No jobs match.", ran.Error, StringComparison.Ordinal);
        Assert.Contains(doubt, ran.Error, StringComparison.Ordinal);
        Assert.Equal(doubt.Length == 0, ran.Error.TrimEnd() == "No jobs match.");
    }

    [Theory]
    [InlineData(Hostile.Fault.Refused, 6, "timed out, because the service is unreachable", "refused")]
    [InlineData(Hostile.Fault.Unavailable, 6, "timed out, because the service failed", "503")]
    [InlineData(Hostile.Fault.Throttled, 7, "the service throttled the requests", "429")]
    public async Task A_list_that_times_out_says_what_went_wrong_until_then(Hostile.Fault fault, int exit, string what, string why)
    {
        await using HostileServer server = Hostile.FaultyServer.Start(fault);
        TestShell shell = new() { Variables =
        {
            [Variables.Endpoint] = server.Endpoint.GetLeftPart(UriPartial.Authority), [Variables.Vault] = Reports.Vault,
            [Variables.Token] = "t",
        } };

        Ran ran = await shell.Run("list", "--timeout", "1s");

        Assert.Equal(exit, ran.Exit);
        Assert.StartsWith("error: vault vault1: " + what, ran.Error, StringComparison.Ordinal);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("longer --timeout", ran.Error, StringComparison.Ordinal);
    }
}
