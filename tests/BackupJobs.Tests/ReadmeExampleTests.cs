using System.Text.RegularExpressions;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests;

/// <summary>The first example of both READMEs, compiled here word for word and run.</summary>
public class ReadmeExampleTests
{
    private const int MostLines = 12;

    [Fact]
    public async Task The_example_leads_from_the_trigger_to_the_job()
    {
        JumpingTime time = new();
        FakeService service = new(request => request.Method == HttpMethod.Post
            ? FakeService.Empty(
                System.Net.HttpStatusCode.Accepted,
                ("Azure-AsyncOperation", $"{FakeService.Endpoint}{FakeService.VaultPath}/backupOperations/op"))
            : request.RequestUri!.AbsolutePath.Contains("backupOperations", StringComparison.Ordinal)
                ? FakeService.Operation("Succeeded", ""","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"job1"}""")
                : FakeService.Job("job1", "Completed"));

        JobReport job = await RunAsync(service.Client(time), FakeService.VaultPath, "container", "item");

        Assert.Equal(("job1", JobOutcome.Completed), (job.JobId, job.Outcome));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/BackupJobs/README.md")]
    public void The_readme_shows_what_is_compiled_here(string file)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, file));
        string shown = Regex.Match(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string[] lines = [.. shown.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SkipWhile(line => line.StartsWith("using ", StringComparison.Ordinal))];
        string here = File.ReadAllText(Path.Combine(Repository.Root, "tests", "BackupJobs.Tests", "ReadmeExampleTests.cs"));

        Assert.InRange(lines.Length, 5, MostLines);
        // The first line creates the client; the test has its own.
        Assert.Equal("BackupClient client = new(new DefaultAzureCredential());", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Contains(line, here, StringComparison.Ordinal));
    }

    private static async Task<JobReport> RunAsync(BackupClient client, string vaultResourceId, string container, string item)
    {
        BackupVault vault = client.Vault(vaultResourceId);
        BackupOperation operation = await vault.BackUpAsync(container, item);
        JobReport job = await operation.WaitForJobAsync(new WaitOptions { Timeout = TimeSpan.FromHours(12) });
        Console.WriteLine(job.EnsureSucceeded());
        return job;
    }
}
