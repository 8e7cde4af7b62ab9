using System.Reflection;

namespace BackupJobs.Cli;

/// <summary>Version of the command.</summary>
internal static class McpServerVersion
{
    public static string Value { get; } =
        typeof(McpServerVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
