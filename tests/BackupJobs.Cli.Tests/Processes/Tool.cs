using System.Diagnostics;
using System.Globalization;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>Runs the command as a process.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<Ran> Run(Build build, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using Process process = await Start(build, variables, arguments);
        return await Finish(process);
    }

    public static Task<Process> Start(Build build, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Start(build, variables, arguments, hasInput: false);

    public static async Task<Process> Start(
        Build build, IReadOnlyDictionary<string, string> variables, string[] arguments, bool hasInput)
    {
        if (build == Build.Native)
            await NativeBuild.EnsureAsync();
        string[] command = build == Build.Native
            ? [NativeBuild.Program, .. arguments]
            : ["dotnet", typeof(BackupJobsCommand).Assembly.Location, .. arguments];
        if (SignalsAreIgnored())
            command = ["env", "--default-signal=HUP,INT,TERM", .. command];
        ProcessStartInfo start = new(command[0], command[1..]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.RedirectStandardInput = hasInput;
        // Not the profiles of whoever runs the tests.
        start.Environment["XDG_CONFIG_HOME"] = AppContext.BaseDirectory;
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // A job in the background ignores signals, and its children inherit that.
    private static bool SignalsAreIgnored() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0x4003) != 0;

    public static async Task<Ran> Finish(Process process)
    {
        using CancellationTokenSource limit = new(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Ran(process.ExitCode, await output, await error);
    }
}
