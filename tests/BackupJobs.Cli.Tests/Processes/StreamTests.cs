using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>Standard output and standard error that are closed or full.</summary>
public class StreamTests
{
    [Theory]
    [EachBuild(2, "list --bogus 2> /dev/full")]
    [EachBuild(2, "list --bogus 2>&-")]
    [EachBuild(6, "wait running --timeout 1s --interval 5s 2> /dev/full")]
    [EachBuild(0, "list 2> /dev/full > /dev/null")]
    [EachBuild(1, "list > /dev/full")]
    [EachBuild(1, "list > /dev/full 2> /dev/full")]
    public async Task An_unwritable_stream_does_not_abort_the_process(Build build, int exit, string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));

        Assert.Equal(exit, await RunShellAsync(build, vault, $"{Program(build)} {command}"));
    }

    [Theory]
    [EachBuild("list")]
    [EachBuild("list -o json --vault $BACKUP_JOBS_VAULT")]
    [EachBuild("timeline")]
    [EachBuild("watch --interval 1s")]
    [EachBuild("watch -o jsonl --interval 1s")]
    public async Task A_full_disk_under_standard_output_is_not_the_fault_of_a_vault(Build build, string command)
    {
        if (!File.Exists("/dev/full"))
            return;
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));
        StringBuilder error = new();

        int exit = await RunShellAsync(build, vault, $"{Program(build)} {command} > /dev/full", error);

        Assert.Equal(1, exit);
        Assert.StartsWith("error: standard output cannot be written, because the disk is full", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [EachBuild("watch --interval 1s")]
    [EachBuild("watch running --interval 1s")]
    [EachBuild("watch -o jsonl --interval 1s")]
    [EachBuild("wait running --interval 1s -q")]
    [EachBuild("emulator")]
    public async Task A_closed_standard_output_ends_the_command(Build build, string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));
        // Publishing takes minutes, and is no part of what is measured.
        if (build == Build.Native)
            await NativeBuild.EnsureAsync();
        long began = Stopwatch.GetTimestamp();

        // A command without output on the way needs a reader that does not wait for any.
        string reader = command.StartsWith("wait", StringComparison.Ordinal) ? "true" : "head -c 1 > /dev/null";

        int exit = await RunShellAsync(build, vault, $"set -o pipefail; {Program(build)} {command} | {reader}");

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(141, exit);
    }

    private static string Program(Build build) =>
        build == Build.Native ? $"'{NativeBuild.Program}'" : $"dotnet '{typeof(BackupJobsCommand).Assembly.Location}'";

    private static async Task<int> RunShellAsync(Build build, TestVault vault, string command, StringBuilder? errors = null)
    {
        if (build == Build.Native)
            await NativeBuild.EnsureAsync();
        ProcessStartInfo start = new("bash", ["-c", command]) { RedirectStandardError = true };
        foreach ((string name, string value) in vault.Shell.Variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("Unhandled exception", await error, StringComparison.Ordinal);
        errors?.Append(await error);
        return process.ExitCode;
    }
}
