using System.Diagnostics;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>The command as a process of its own: the one that was built, or another build of it named by <c>BACKUP_JOBS_BINARY</c> (native, packed).</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Ran> Run(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using Process process = Start(variables, arguments);
        return await Finish(process);
    }

    public static Process Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        string? binary = Environment.GetEnvironmentVariable("BACKUP_JOBS_BINARY");
        ProcessStartInfo start = new(binary ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        if (binary is null)
            start.ArgumentList.Add(typeof(BackupJobsCommand).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
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
