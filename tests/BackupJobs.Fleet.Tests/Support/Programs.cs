using System.Diagnostics;

namespace BackupJobs.Fleet.Tests;

/// <summary>Programs of others that judge.</summary>
internal static class Programs
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program, and returns its exit code and everything that it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(
        string name, IEnumerable<string> arguments, string input = "", string? folder = null) =>
        RunAsync(name, arguments, folder, async process =>
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            return await output;
        });

    /// <summary>Runs a program that asks for something with each line "> …", and is answered when it was done.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(
        string name, IEnumerable<string> arguments, string folder, Func<string, Task> obey) =>
        RunAsync(name, arguments, folder, async process =>
        {
            string output = "";
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("> ", StringComparison.Ordinal))
                {
                    output += line + "\n";
                    continue;
                }

                await obey(line[2..]);
                await process.StandardInput.WriteLineAsync("done");
                await process.StandardInput.FlushAsync();
            }

            return output;
        });

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string name, IEnumerable<string> arguments, string? folder, Func<Process, Task<string>> talk)
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
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            string output = await talk(process).WaitAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output + await error);
        }
        catch (OperationCanceledException)
        {
            // Neither it nor a browser of its own may stay behind.
            process.Kill(entireProcessTree: true);
            throw;
        }
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
