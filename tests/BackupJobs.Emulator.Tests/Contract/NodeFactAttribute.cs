using System.ComponentModel;
using System.Diagnostics;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>A test that runs a Node program. It is skipped if Node is missing, except in CI, where that is a failure.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    private static readonly string? Missing = Find("node") && Find("npm") ? null : "needs node and npm on the path";

    public NodeFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : Missing;

    private static bool Find(string program)
    {
        try
        {
            using Process? process = Process.Start(NodePrograms.Command(program, ["--version"]));
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
