using System.Diagnostics;

namespace BackupJobs.Packages.Tests;

/// <summary>Output and exit code of a command.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Asserts that the command succeeded; the assertion shows its output.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}

/// <summary>Runs the SDK as a user does: in a folder, without the environment of the test host.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static CommandResult Run(string folder, params string[] arguments) => Start("dotnet", folder, arguments);

    public static CommandResult Start(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Clean(start.Environment);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new CommandResult(process.ExitCode, output.Result + errors.Result);
    }

    // `dotnet test` sets paths of its own MSBuild, and a reused MSBuild node keeps the folder open.
    private static void Clean(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }
}
