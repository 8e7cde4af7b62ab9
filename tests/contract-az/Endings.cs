using System.Text.Json.Nodes;
using BackupJobs.Emulator;

namespace BackupJobs.ContractAz;

/// <summary><c>az backup job wait</c> and <c>stop</c>: what az says and how it exits.</summary>
internal static class Endings
{
    public static async Task CheckAsync(BackupVaultEmulator vault, AzureCli az, Report report)
    {
        DateTimeOffset now = vault.Clock.Now;
        foreach (string name in new[] { "to-complete", "to-stop", "to-outlast" })
            vault.Add(new JobDefinition { Name = name, StartTime = now, Length = TimeSpan.FromHours(name == "to-outlast" ? 100 : 1) });
        vault.Add(new JobDefinition { Name = "failed", StartTime = now.AddHours(-2), Outcome = JobOutcome.Failed });

        AzRun stop = await az.JobAsync("stop", "--name", "to-stop");
        Task<AzRun> completed = az.JobAsync("wait", "--name", "to-complete");
        Task<AzRun> outlasted = az.JobAsync("wait", "--name", "to-outlast", "--timeout", "3");
        await SeenRunning(vault, "to-complete", completed);
        vault.Clock.Advance(TimeSpan.FromHours(2));

        using OwnClient own = new(vault);
        string? stopped = Status(await own.GetAsync("to-stop"));
        report.Check(stop.Exit == 0 && stopped == "Cancelled", "az backup job stop", $"exit {stop.Exit}; our client then sees {stopped}");
        Tell(report, "completes meanwhile", await completed, "Completed");
        Tell(report, "failed", await az.JobAsync("wait", "--name", "failed"), "Failed");
        Tell(report, "--timeout 3, runs on", await outlasted, "InProgress");
    }

    // That az exits with 0 on a failed job and on a timeout is az's affair, and told here as it is.
    private static void Tell(Report report, string what, AzRun run, string expected)
    {
        string? status = run.Json is { } job ? Status(job) : null;
        report.Check(status == expected, "az backup job wait", $"{what}: exit {run.Exit}, status {status ?? run.Reason}, after {run.Took.TotalSeconds:0} s");
    }

    // az looks twice before its first pause.
    private static async Task SeenRunning(BackupVaultEmulator vault, string name, Task<AzRun> wait)
    {
        while (!wait.IsCompleted && vault.Requests.Count(request => request.OperationId == "JobDetails_Get" && request.Path.EndsWith('/' + name, StringComparison.Ordinal)) < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    private static string? Status(JsonNode job) => (string?)job["properties"]!["status"];
}
