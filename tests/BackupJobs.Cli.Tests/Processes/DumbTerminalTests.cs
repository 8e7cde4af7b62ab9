using System.Diagnostics;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>A terminal that understands nothing but text, such as that of an editor or of a CI log.</summary>
public class DumbTerminalTests
{
    // Of util-linux: runs a command on a terminal of its own.
    private const string Script = "/usr/bin/script";

    [TerminalTheory]
    [EachBuild("list")]
    [EachBuild("show running")]
    [EachBuild("watch running --interval 1s --timeout 2s")]
    [EachBuild("wait running --interval 1s --timeout 2s")]
    [EachBuild("--help")]
    public async Task A_dumb_terminal_gets_no_control_sequences(Build build, string command)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));

        string dumb = await RunAsync(build, vault, "dumb", command);

        Assert.NotEmpty(dumb.Trim());
        Assert.DoesNotContain('\u001b', dumb);
        Assert.DoesNotContain('\u009b', dumb);
    }

    [TerminalTheory, EachBuild]
    public async Task Any_other_terminal_gets_them(Build build)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));

        Assert.Contains('\u001b', await RunAsync(build, vault, "xterm", "watch running --interval 1s --timeout 2s"));
    }

    [TerminalTheory]
    [EachBuild("list")]
    [EachBuild("--help")]
    [EachBuild("watch running --interval 1s --timeout 2s")]
    public async Task No_terminal_is_left_in_the_mode_of_application_keys(Build build, string command)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("running", TimeSpan.FromHours(8));

        string output = await RunAsync(build, vault, "xterm", command);

        Assert.NotEmpty(output.Trim());
        Assert.DoesNotContain("\u001b[?1h", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b=", output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(Build build, TestVault vault, string terminal, string command)
    {
        if (build == Build.Native)
            await NativeBuild.EnsureAsync();
        string program = build == Build.Native ? NativeBuild.Program : $"dotnet {typeof(BackupJobsCommand).Assembly.Location}";
        ProcessStartInfo start = new(Script, ["-qc", $"{program} {command}", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in vault.Shell.Variables)
            start.Environment[name] = value;
        start.Environment["TERM"] = terminal;
        start.Environment.Remove("NO_COLOR");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private sealed class TerminalTheoryAttribute : TheoryAttribute
    {
        public TerminalTheoryAttribute()
        {
            if (!File.Exists(Script))
                Skip = $"needs {Script} of util-linux, which runs a command on a terminal";
        }
    }
}
