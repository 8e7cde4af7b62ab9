using System.Diagnostics;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>Kiota's command, installed into the folder of the benchmarks.</summary>
internal static class KiotaTool
{
    private const string Version = "1.38.0";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", "kiota-" + Version);
    private static readonly Lazy<string?> _missing = new(Install);

    /// <summary>Why it cannot be used; null if it can.</summary>
    public static string? Missing => _missing.Value;

    private static string Program => Path.Combine(Folder, OperatingSystem.IsWindows() ? "kiota.exe" : "kiota");

    /// <summary>Generates the client `Peer.PeerClient`.</summary>
    public static void Generate(string document, string folder)
    {
        ProcessStartInfo start = Command.Start(
            Program, Folder, "generate", "--language", "CSharp", "--class-name", "PeerClient", "--namespace-name", "Peer",
            "--openapi", document, "--output", folder, "--exclude-backward-compatible", "--log-level", "Critical",
            // All others need packages that a client of JSON does not.
            "--serializer", "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
            "--deserializer", "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory");
        // It would send statistics and look for a newer version.
        start.Environment["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true";
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        start.Environment["KIOTA_Update__Disabled"] = "true";
        Command.Run(start);
    }

    private static string? Install()
    {
        if (File.Exists(Program))
            return null;
        try
        {
            Command.Run(
                Command.Start(
                    "dotnet", Repository.Root, "tool", "install", "Microsoft.OpenApi.Kiota", "--version", Version, "--tool-path", Folder));
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"Microsoft.OpenApi.Kiota {Version} cannot be installed: {fault.Message.ReplaceLineEndings(" ")}";
        }
    }
}
