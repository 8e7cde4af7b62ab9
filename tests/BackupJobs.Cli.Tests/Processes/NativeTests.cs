namespace BackupJobs.Cli.Tests.Processes;

/// <summary>Tests properties of the native program that the managed one does not have.</summary>
public class NativeTests
{
    [NativeFact]
    public async Task The_native_program_is_published_without_warnings_and_smaller_than_35_MB()
    {
        string said = await NativeBuild.EnsureAsync();

        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        // 24.7 MB with one kind of vault, 27.9 with estates of both, their emulator, YAML, overlays and the refresh of documents,
        // 33.1 with the Model Context Protocol, 34.1 with what operators missed, such as outages of watches,
        // 34.3 with the client of a fleet.
        Assert.InRange(new FileInfo(NativeBuild.Program).Length, 1, 35_000_000);
    }
}
