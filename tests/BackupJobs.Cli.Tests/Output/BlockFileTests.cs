namespace BackupJobs.Cli.Tests.Output;

public class BlockFileTests
{
    [Fact]
    public void Blocks_are_read_in_any_order()
    {
        using BlockFile file = new();
        byte[][] blocks = [.. Enumerable.Range(0, 50).Select(i => Enumerable.Repeat((byte)i, 100 + (i % 3)).ToArray())];
        for (int i = 0; i < blocks.Length; i++)
            Assert.True(file.TryWrite(i, blocks[i]));

        Assert.All([0, 49, 16, 0, 32, .. Enumerable.Range(0, 50)], i => Assert.Equal(blocks[i], file.Read(i)));
    }

    [Fact]
    public void No_other_process_finds_or_reads_the_file()
    {
        string[] before = Files();
        using BlockFile file = new();

        Assert.True(file.TryWrite(0, [1]));

        // A Unix file without a name; on Windows it is opened exclusively.
        if (!OperatingSystem.IsWindows())
            Assert.Empty(Files().Except(before));
        else
            Assert.All(Files().Except(before), path => Assert.Throws<IOException>(() => File.ReadAllBytes(path)));

        static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "backup-jobs-*");
    }
}
