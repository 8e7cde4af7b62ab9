using System.Diagnostics;

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

    public static async Task<Process> Start(Build build, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        if (build == Build.Native)
            await NativeBuild.EnsureAsync();
        ProcessStartInfo start = build == Build.Native
            ? new(NativeBuild.Program, arguments)
            : new("dotnet", [typeof(BackupJobsCommand).Assembly.Location, .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<Ran> Finish(Process process)
    {
        using CancellationTokenSource limit = new(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Ran(process.ExitCode, await output, await error);
    }
}
