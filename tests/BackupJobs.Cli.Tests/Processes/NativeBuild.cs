using System.Diagnostics;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>The native program, published once for all tests.</summary>
internal static class NativeBuild
{
    // A separate folder, because package tests build the same projects at the same time.
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "native");

    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>Path of the program.</summary>
    public static string Program { get; } = Path.Combine(Folder, "out", OperatingSystem.IsWindows() ? "backup-jobs.exe" : "backup-jobs");

    /// <summary>Publishes the program once.</summary>
    /// <returns>Output of the compiler.</returns>
    public static Task<string> EnsureAsync() => Published.Value;

    private static async Task<string> PublishAsync()
    {
        ProcessStartInfo start = new("dotnet",
        [
            "publish", Path.Combine(Repository.Root, "src", "BackupJobs.Cli"), "--configuration", "Release",
            "--output", Path.Combine(Folder, "out"), $"-p:ArtifactsPath={Folder}",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host sets variables with paths of its own MSBuild.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }
}
