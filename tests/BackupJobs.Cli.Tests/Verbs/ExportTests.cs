namespace BackupJobs.Cli.Tests.Verbs;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backup-jobs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_report_is_downloaded_without_the_token()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddEnded("job1");

        Ran ran = await vault.Run("export", "--to", _folder, "--interval", "1s");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        string file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(file, ran.OutputLines[0]);
        Assert.Contains("job1", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Emulator.RecordedRequest download = Assert.Single(vault.Emulator.Requests, request => request.Authority == vault.Emulator.BlobEndpoint.Authority);
        Assert.DoesNotContain("Authorization", download.HeaderNames, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_existing_file_is_kept_unless_forced()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        string file = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(file, "mine");

        Ran kept = await vault.Run("export", "--to", file, "--interval", "1s");
        Assert.Equal(1, kept.Exit);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
        Assert.DoesNotContain("sig=", kept.Error, StringComparison.Ordinal);

        Ran overwritten = await vault.Run("export", "--to", file, "--force", "--interval", "1s");
        Assert.Equal(0, overwritten.Exit);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(file));
    }
}
