using System.Diagnostics;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>The programs in tests/contract-js.</summary>
internal static class NodePrograms
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "contract-js");

    /// <summary>Installs the packages of the lock file, once.</summary>
    public static async Task Install()
    {
        if (!IsInstalled())
            await Output(Command("npm", ["ci", "--no-audit", "--no-fund"]));
    }

    /// <summary>Runs a program against a vault and reads what it prints.</summary>
    /// <param name="program">File name.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="authorities">File of additional certificates to trust; null for none.</param>
    public static async Task<JsonNode> Run(string program, BackupVaultEmulator vault, string? authorities = null)
    {
        ProcessStartInfo start =
            Command("node", [program, vault.Endpoint.AbsoluteUri.TrimEnd('/'), vault.SubscriptionId, vault.ResourceGroup, vault.VaultName]);
        if (authorities is not null)
            start.Environment["NODE_EXTRA_CA_CERTS"] = authorities;
        return JsonNode.Parse(await Output(start))!;
    }

    public static ProcessStartInfo Command(string program, string[] arguments)
    {
        // On Windows npm is a script, which needs a shell.
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

    private static async Task<string> Output(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {await errors}");
    }
}
