using System.Text.Json;
using BackupJobs.Fleet.Notifications;
using BackupJobs.Fleet.Tests.Reading;

namespace BackupJobs.Fleet.Tests.Notifications;

public sealed class FileSinkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-file-");

    private string FilePath => Path.Combine(_folder.FullName, "ends.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_end_is_one_line()
    {
        using (FileSink sink = Sink())
        {
            Assert.True((await sink.DeliverAsync(Ends.Failed(), default)).IsAccepted);
            Assert.True((await sink.DeliverAsync(Ends.Completed(), default)).IsAccepted);
        }

        string[] lines = await File.ReadAllLinesAsync(FilePath);
        Assert.Equal(
            [Ends.Failed().Key, Ends.Completed().Key],
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Only_the_account_of_the_service_may_read_a_new_file_unless_the_one_before_says_otherwise()
    {
        if (OperatingSystem.IsWindows())
            return;
        using FileSink sink = Sink(maxBytes: 1);
        await sink.DeliverAsync(Ends.Failed(), default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await sink.DeliverAsync(Ends.Completed(), default);

        Assert.True(File.Exists(FilePath + ".1"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task Half_a_line_of_a_killed_process_does_not_spoil_the_next()
    {
        await File.WriteAllTextAsync(FilePath, "{\"specversion\":\"1.0\",\"id\":\"ab");
        using (FileSink sink = Sink())
            await sink.DeliverAsync(Ends.Failed(), default);

        string line = Assert.Single(await File.ReadAllLinesAsync(FilePath));
        Assert.Equal(Ends.Failed().Key, JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Half_a_line_of_any_length_is_removed_before_the_next_also_in_a_file_that_is_rotated(long maxBytes)
    {
        string whole = "{\"id\":\"before\"}\n";
        await File.WriteAllTextAsync(FilePath, whole + "{\"specversion\":\"" + new string('x', 200_000));
        using (FileSink sink = Sink(maxBytes))
            Assert.True((await sink.DeliverAsync(Ends.Failed(), default)).IsAccepted);

        string[] lines = [.. _folder.GetFiles().OrderByDescending(file => file.Name).SelectMany(file => File.ReadAllLines(file.FullName))];
        Assert.Equal(
            ["before", Ends.Failed().Key], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_line_of_another_program_is_ended_and_not_removed()
    {
        await File.WriteAllTextAsync(FilePath, "# comment");
        using (FileSink sink = Sink())
            await sink.DeliverAsync(Ends.Failed(), default);

        Assert.Equal("# comment", (await File.ReadAllLinesAsync(FilePath))[0]);
    }

    [SmallDiskFact]
    public async Task After_a_full_disk_each_line_is_whole_and_the_sink_works_again()
    {
        using SmallDisk disk = SmallDisk.Mount(1)!;
        string path = Path.Combine(disk.Folder, "ends.jsonl");
        using FileSink sink = new(new FileSinkOptions { Name = "file", Path = path }, new NotificationOptions());
        Assert.True((await sink.DeliverAsync(Ends.Completed(), default)).IsAccepted);
        disk.Fill();
        List<Delivery> attempts = [];
        // The last page of the file has space for some lines, and for a part of the next.
        while (attempts.Count(attempt => !attempt.IsAccepted) < 3)
            attempts.Add(await sink.DeliverAsync(Ends.Completed(), default));
        disk.Free();

        Assert.True((await sink.DeliverAsync(Ends.Failed(), default)).IsAccepted);
        Delivery[] refused = [.. attempts.SkipWhile(attempt => attempt.IsAccepted)];
        Assert.Equal(3, refused.Length);
        Assert.All(refused, delivery => Assert.False(delivery.IsRejected));
        Assert.All(refused, delivery => Assert.Contains(path, delivery.Reason, StringComparison.Ordinal));
        Assert.All(refused, delivery => Assert.Contains("No space left", delivery.Reason, StringComparison.Ordinal));
        Assert.Equal(
            [.. Enumerable.Repeat(Ends.Completed().Key, attempts.Count - 3 + 1), Ends.Failed().Key],
            (await ReadAsync(path)).TrimEnd('\n').Split('\n')
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Full_files_are_rotated_and_the_oldest_are_deleted()
    {
        using FileSink sink = Sink(maxBytes: 1);
        for (int i = 0; i < 5; i++)
            await sink.DeliverAsync(Ends.Failed(job: $"8b1e4f9c-0000-4000-8000-00000000000{i}"), default);

        Assert.Equal(
            ["ends.jsonl", "ends.jsonl.1", "ends.jsonl.2"],
            _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Contains("000000000004\"", await ReadAsync(FilePath), StringComparison.Ordinal);
        Assert.Contains("000000000003\"", await ReadAsync(FilePath + ".1"), StringComparison.Ordinal);
        Assert.Contains("000000000002\"", await ReadAsync(FilePath + ".2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_never_exceeds_its_largest_size(bool isReopened)
    {
        const int MaxBytes = 3_000;
        FileSink sink = Sink(MaxBytes);
        for (int i = 0; i < 12; i++)
        {
            await sink.DeliverAsync(Ends.Failed(item: new string('x', 37 * i)), default);
            if (!isReopened)
                continue;
            sink.Dispose();
            sink = Sink(MaxBytes);
        }

        sink.Dispose();
        Assert.Equal(3, _folder.GetFiles().Length);
        Assert.All(_folder.GetFiles(), file => Assert.InRange(file.Length, 1, MaxBytes));
    }

    [Fact]
    public async Task A_file_that_somebody_else_moved_is_created_again()
    {
        using FileSink sink = Sink();
        await sink.DeliverAsync(Ends.Failed(), default);
        File.Move(FilePath, FilePath + ".moved");
        await sink.DeliverAsync(Ends.Completed(), default);

        Assert.Contains(Ends.Completed().Key, await ReadAsync(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_tried_again()
    {
        string path = Path.Combine(_folder.FullName, "later", "ends.jsonl");
        using FileSink sink = new(new FileSinkOptions { Name = "file", Path = path }, new NotificationOptions());
        Delivery refused = await sink.DeliverAsync(Ends.Failed(), default);
        _folder.CreateSubdirectory("later");

        Assert.False(refused.IsAccepted || refused.IsRejected);
        Assert.True((await sink.DeliverAsync(Ends.Failed(), default)).IsAccepted);
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file);
        return await reader.ReadToEndAsync();
    }

    private FileSink Sink(long maxBytes = 1_000_000) =>
        new(new FileSinkOptions { Name = "file", Path = FilePath, MaxBytes = maxBytes, KeptFiles = 2 }, new NotificationOptions());
}
