namespace BackupJobs.Cli.Tests.Processes;

/// <summary>What is promised of the native program beside that it does what the other one does.</summary>
public class NativeTests
{
    [NativeFact]
    public async Task It_is_published_without_a_warning_and_is_smaller_than_25_MB()
    {
        string said = await NativeBuild.EnsureAsync();

        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(new FileInfo(NativeBuild.Program).Length, 1, 25_000_000);
    }
}
