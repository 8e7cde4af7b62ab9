using System.Text;
using BackupJobsGen.Files;

namespace BackupJobsGen.Tasks.Tests.Files;

/// <summary>Files are UTF-8, or have a byte order mark that says otherwise.</summary>
public sealed class SourceFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(new byte[] { 0xE9 }, "0xE9")]
    [InlineData(new byte[] { 0xC3, 0x28 }, "0xC3")]
    [InlineData(new byte[] { 0xC0, 0x80 }, "0xC0")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "0xED")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "0xE2")]
    [InlineData(new byte[] { 0x80 }, "0x80")]
    [InlineData(new byte[] { 0xFF }, "0xFF")]
    public void Bytes_that_are_not_UTF8_are_reported_with_their_position(byte[] invalid, string name)
    {
        // Longer than the buffers of readers; with characters of each length.
        byte[] before = Encoding.UTF8.GetBytes("a: \u00E9\u20AC\U0001F600\n" + new string('#', 9000) + "\nb: ");
        foreach (byte[] mark in new[] { [], Encoding.UTF8.GetPreamble() })
        {
            File.WriteAllBytes(_path, [.. mark, .. before, .. invalid, .. "\nc: 1\n"u8]);

            IOException fault = Assert.Throws<IOException>(() => SourceFile.ReadText(_path));

            Assert.Equal(
                $"'{_path}' is not UTF-8: the byte {name} at position {mark.Length + before.Length} (line 3) is invalid. "
                + "Save the file as UTF-8.",
                fault.Message);
        }
    }

    [Fact]
    public void A_character_that_is_cut_at_the_end_is_reported()
    {
        File.WriteAllBytes(_path, [.. "a: "u8, 0xE2, 0x82]);

        IOException fault = Assert.Throws<IOException>(() => SourceFile.ReadText(_path));

        Assert.Contains("0xE2 at position 3", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Byte_order_marks_say_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(_path, [.. encoding.GetPreamble(), .. encoding.GetBytes("a: \u00E9\U0001F600")]);

        Assert.Equal("a: \u00E9\U0001F600", SourceFile.ReadText(_path));
    }

    [Fact]
    public void An_empty_file_is_an_empty_text()
    {
        File.WriteAllBytes(_path, []);

        Assert.Equal("", SourceFile.ReadText(_path));
    }
}
