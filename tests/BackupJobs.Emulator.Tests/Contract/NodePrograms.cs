using System.Diagnostics;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>The programs in tests/contract-js, with their packages installed once.</summary>
public sealed class NodePrograms : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "contract-js");

    public async Task InitializeAsync()
    {
        if (new NodeFactAttribute().Skip is null && !IsInstalled())
            await Output("npm", ["ci", "--no-audit", "--no-fund"]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal static async Task<JsonNode> Run(string program, BackupVaultEmulator vault) => JsonNode.Parse(await Output(
        "node", [program, vault.Endpoint.AbsoluteUri.TrimEnd('/'), vault.SubscriptionId, vault.ResourceGroup, vault.VaultName]))!;

    internal static ProcessStartInfo Command(string program, string[] arguments)
    {
        // npm is a script on Windows, which only its shell starts.
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new("cmd.exe", ["/c", program, .. arguments]) : new(program, arguments);
        start.WorkingDirectory = Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    // npm writes this file last, and copies the lock file's packages into it.
    private static bool IsInstalled()
    {
        FileInfo installed = new(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task<string> Output(string program, string[] arguments)
    {
        using Process process = Process.Start(Command(program, arguments))!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await errors}");
        return output;
    }
}
