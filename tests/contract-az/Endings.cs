using System.Text.Json.Nodes;
using BackupJobs.Emulator;

namespace BackupJobs.ContractAz;

/// <summary>Checks output and exit codes of <c>az backup job wait</c> and <c>stop</c>.</summary>
internal static class Endings
{
    public static async Task CheckAsync(BackupVaultEmulator vault, AzureCli az, Report report)
    {
        DateTimeOffset now = vault.Clock.Now;
        foreach (string name in new[] { "to-complete", "to-stop", "to-outlast" })
            vault.Add(new JobDefinition { Name = name, StartTime = now, Length = TimeSpan.FromHours(name == "to-outlast" ? 100 : 1) });
        vault.Add(new JobDefinition { Name = "failed", StartTime = now.AddHours(-2), Outcome = SimulatedOutcome.Failed });

        AzRun stop = await az.JobAsync("stop", "--name", "to-stop");
        Task<AzRun> completed = az.JobAsync("wait", "--name", "to-complete");
        Task<AzRun> outlasted = az.JobAsync("wait", "--name", "to-outlast", "--timeout", "3");
        await SeenRunning(vault, "to-complete", completed);
        vault.Clock.Advance(TimeSpan.FromHours(2));

        using OwnClient own = new(vault);
        string? stopped = Status(await own.GetAsync("to-stop"));
        report.Check(stop.Exit == 0 && stopped == "Cancelled", "az backup job stop", $"exit {stop.Exit}; our client then sees {stopped}");
        Note(report, "completes during the wait", await completed, "Completed");
        Note(report, "failed", await az.JobAsync("wait", "--name", "failed"), "Failed");
        Note(report, "--timeout 3, still running", await outlasted, "InProgress");
    }

    // az exits with 0 for a failed job and for a timeout; the report shows that, but it is not checked.
    private static void Note(Report report, string what, AzRun run, string expected)
    {
        string? status = run.Json is { } job ? Status(job) : null;
        report.Check(
            status == expected, "az backup job wait",
            $"{what}: exit {run.Exit}, status {status ?? run.Reason}, after {run.Took.TotalSeconds:0} s");
    }

    // az requests the job twice before its first pause.
    private static async Task SeenRunning(BackupVaultEmulator vault, string name, Task<AzRun> wait)
    {
        while (!wait.IsCompleted
            && vault.Requests.Count(
                request => request.OperationId == "JobDetails_Get" && request.Path.EndsWith('/' + name, StringComparison.Ordinal)) < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    private static string? Status(JsonNode job) => (string?)job["properties"]!["status"];
}
