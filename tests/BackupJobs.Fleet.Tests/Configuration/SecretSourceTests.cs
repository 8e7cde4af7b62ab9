namespace BackupJobs.Fleet.Tests.Configuration;

public sealed class SecretSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Place => Path.Combine(_folder.FullName, "secret");

    public void Dispose() => _folder.Delete(recursive: true);

    // A device has no length, and its text no end.
    [Fact]
    public void A_secret_without_an_end_is_an_error()
    {
        if (!OperatingSystem.IsWindows())
            Assert.EndsWith("is larger than 65536 bytes.", Read("/dev/zero"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_536, null)]
    [InlineData(65_537, "is larger than 65536 bytes.")]
    public void A_secret_has_a_limit(int length, string? message)
    {
        File.WriteAllText(Place, new string('x', length));
        Assert.EndsWith(message ?? "", Read(Place) ?? "", StringComparison.Ordinal);
        Assert.Equal(message is null, Read(Place) is null);
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_break_are_not_part_of_it()
    {
        File.WriteAllBytes(Place, [0xEF, 0xBB, 0xBF, (byte)'k', (byte)'\r', (byte)'\n']);
        Assert.Equal("k", SecretSource.File(Place).Read());
    }

    [Fact]
    public void The_message_for_a_relative_path_says_where_it_was_looked_for() =>
        Assert.Equal($"There is no file {Path.Combine(Environment.CurrentDirectory, "nowhere.secret")}.", Read("nowhere.secret"));

    private static string? Read(string path) => Record.Exception(() => SecretSource.File(path).Read())?.Message;
}
