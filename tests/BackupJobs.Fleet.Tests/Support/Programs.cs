using System.Diagnostics;

namespace BackupJobs.Fleet.Tests;

/// <summary>Programs of others that judge.</summary>
internal static class Programs
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program, and returns its exit code and everything that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string name, IEnumerable<string> arguments, string input = "", string? folder = null)
    {
        ProcessStartInfo start = new(Find(name)!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}

/// <summary>A test that is skipped where a program, or a folder that npm fills, is missing.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program, string? folder = null)
    {
        if (Programs.Find(program) is null)
            Skip = $"{program} is not installed.";
        else if (folder is not null && !Directory.Exists(Path.Combine(Repository.Root, folder, "node_modules")))
            Skip = $"The packages of {folder} are not installed: npm ci --prefix {folder}";
    }
}
