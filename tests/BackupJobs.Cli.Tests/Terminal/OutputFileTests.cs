namespace BackupJobs.Cli.Tests.Terminal;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-jobs-");

    [Fact]
    public async Task A_full_disk_is_named_with_the_file_which_stays_as_it_was()
    {
        string path = Path.Combine(_folder.FullName, "jobs.html");
        await File.WriteAllTextAsync(path, "old");
        int code = OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

        FailureException error = await Assert.ThrowsAsync<FailureException>(() => OutputFile.WriteAsync(
            path, overwrite: true, _ => throw new IOException("No space left on device", code)));

        Assert.Equal((ExitCode.Error, $"'{path}' cannot be written, because the disk is full"), (error.Failure.ExitCode, error.Failure.What));
        Assert.StartsWith("no space is left on ", error.Failure.Why, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task Another_fault_is_not_a_full_disk() => await Assert.ThrowsAsync<IOException>(() => OutputFile.WriteAsync(
        Path.Combine(_folder.FullName, "a"), overwrite: true, _ => throw new IOException("The connection was reset.")));

    public void Dispose() => _folder.Delete(recursive: true);
}
