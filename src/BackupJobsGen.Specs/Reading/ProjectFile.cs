using System.Diagnostics;
using System.Text.Json;

namespace BackupJobsGen.Specs;

/// <summary>Reads the items of a project file. MSBuild evaluates the file, with its imports and globs, and runs no target.</summary>
internal static class ProjectFile
{
    /// <param name="path">Path of the project file.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <returns>The project; its paths are full ones.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be evaluated.</exception>
    public static async Task<SpecProject> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no project '{path}'.", path);
        string full = Path.GetFullPath(path);
        (int exit, string output) = await RunAsync(
            ["msbuild", full, "-nologo", "-getItem:OpenApiClient", "-getProperty:BackupJobsGenCredentials"], cancellation)
            .ConfigureAwait(false);
        if (exit != 0)
            throw new IOException($"MSBuild cannot evaluate '{path}': {output.Trim().Split('\n')[0].Trim()}");
        using JsonDocument json = JsonDocument.Parse(output);
        string folder = Path.GetDirectoryName(full)!;
        JsonElement properties = json.RootElement.GetProperty("Properties");
        return new SpecProject(
            [.. json.RootElement.GetProperty("Items").GetProperty("OpenApiClient").EnumerateArray().Select(item => Item(item, folder))],
            followsSecurity: !ClientItems.IsFalse(properties.GetProperty("BackupJobsGenCredentials").GetString()));
    }

    private static SpecItem Item(JsonElement item, string folder)
    {
        Dictionary<string, string> metadata = item.EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString() ?? "", StringComparer.Ordinal);
        if (metadata.TryGetValue("Overlays", out string? overlays))
            metadata["Overlays"] = string.Join(';', ClientItems.Patterns(overlays).Select(overlay => Path.GetFullPath(overlay, folder)));
        return new SpecItem(metadata["FullPath"], metadata);
    }

    private static async Task<(int Exit, string Output)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Start(start);
        try
        {
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
            string output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new IOException($"The .NET SDK is needed to read a project, and '{start.FileName}' cannot be started.", error);
        }
    }
}
