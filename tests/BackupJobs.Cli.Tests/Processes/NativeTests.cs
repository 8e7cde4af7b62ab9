namespace BackupJobs.Cli.Tests.Processes;

/// <summary>Tests properties of the native program that the managed one does not have.</summary>
public class NativeTests
{
    [NativeFact]
    public async Task The_native_program_is_published_without_warnings_and_smaller_than_26_MB()
    {
        string said = await NativeBuild.EnsureAsync();

        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        // 24.7 MB with one kind of vault; the clients of the second added 0.5 MB.
        Assert.InRange(new FileInfo(NativeBuild.Program).Length, 1, 26_000_000);
    }
}
