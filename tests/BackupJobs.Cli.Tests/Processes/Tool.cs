using System.Diagnostics;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>The command as a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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
        using CancellationTokenSource patience = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new Ran(process.ExitCode, await output, await error);
    }
}
