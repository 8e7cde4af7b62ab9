using System.Diagnostics;
using System.Globalization;
using BackupJobs.Emulator;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>Tests the exit codes of the process, because scripts depend on them.</summary>
public class ExitCodeTests
{
    [Theory]
    [EachBuild(0, "wait", "completed")]
    [EachBuild(3, "wait", "failed")]
    [EachBuild(4, "wait", "warned")]
    [EachBuild(5, "wait", "cancelled")]
    [EachBuild(6, "wait", "running", "--timeout", "1s", "--interval", "5s")]
    [EachBuild(8, "show", "unknown")]
    [EachBuild(8, "show", "unknown", "--cross-region", "westus")]
    [EachBuild(2, "show")]
    [EachBuild(2, "emulator", "--jobs", "many")]
    public async Task Exit_code_of_a_job(Build build, int exit, params string[] arguments)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("completed");
        vault.AddEnded("failed", Emulator.SimulatedOutcome.Failed);
        vault.AddEnded("warned", Emulator.SimulatedOutcome.CompletedWithWarnings);
        vault.AddRunning("running", TimeSpan.FromHours(8));
        vault.Emulator.Add(new JobDefinition
        {
            Name = "cancelled",
            StartTime = vault.Emulator.Clock.Now.AddHours(-1),
            CancelledAt = vault.Emulator.Clock.Now.AddMinutes(-59),
        });

        Ran ran = await Tool.Run(build, vault.Shell.Variables, arguments);

        Assert.True(exit == ran.Exit, $"{ran.Exit}: {ran.Output}{ran.Error}");
    }

    [Theory, EachBuild]
    public async Task Exit_code_of_permanent_throttling(Build build)
    {
        await using TestVault vault =
            await TestVault.Start(behavior: new VaultBehavior { Throttle = new Throttle { Code = "CloudDosAbsoluteLimitReached" } });

        Ran ran = await Tool.Run(build, vault.Shell.Variables, "wait", "job1");

        Assert.Equal(7, ran.Exit);
    }

    [Theory, EachBuild]
    public async Task Exit_code_of_a_rejected_token_and_a_missing_right(Build build)
    {
        await using TestVault refusing =
            await TestVault.Start(behavior: new VaultBehavior { TokenCheck = new TokenCheck { Token = "another" } });
        await using TestVault forbidding =
            await TestVault.Start(behavior: new VaultBehavior { MissingRights = ["Microsoft.RecoveryServices/Vaults/backupJobs/read"] });

        Ran refused = await Tool.Run(build, refusing.Shell.Variables, "list");
        Ran forbidden = await Tool.Run(build, forbidding.Shell.Variables, "list");

        Assert.Equal((9, 9), (refused.Exit, forbidden.Exit));
        Assert.Contains("Microsoft.RecoveryServices/Vaults/backupJobs/read", forbidden.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestVault.Token, refused.Error, StringComparison.Ordinal);
    }

    [Theory, EachBuild]
    public async Task Exit_code_of_other_errors(Build build)
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran =
            await Tool.Run(
                build, vault.Shell.Variables, "timeline", "--file",
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "page.html"));

        Assert.Equal(1, ran.Exit);
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [EachBuild("INT", 130)]
    [EachBuild("TERM", 143)]
    [EachBuild("HUP", 129)]
    public async Task A_signal_ends_the_wait_and_shows_how_to_resume(Build build, string signal, int exit)
    {
        if (OperatingSystem.IsWindows())
            return;
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddRunning("job1", TimeSpan.FromHours(8));
        using Process process = await Tool.Start(build, vault.Shell.Variables, "wait", "job1", "--interval", "1s");
        // The first line of progress shows that the wait has begun.
        Assert.Contains("InProgress", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);

        using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        Ran ran = await Tool.Finish(process);

        Assert.Equal(exit, ran.Exit);
        Assert.Contains("stopped: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("backup-jobs wait job1 --vault ", ran.Error, StringComparison.Ordinal);
    }

    [Theory, EachBuild]
    public async Task Exit_code_of_the_demo(Build build)
    {
        Ran ran = await Tool.Run(build, new Dictionary<string, string>(), "demo", "--speed", "1200");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Status     Completed", ran.Output, StringComparison.Ordinal);
    }
}
