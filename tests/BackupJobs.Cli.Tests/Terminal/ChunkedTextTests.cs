using System.Text;

namespace BackupJobs.Cli.Tests.Terminal;

public class ChunkedTextTests
{
    [Fact]
    public void Text_of_every_length_and_form_arrives_whole_and_in_chunks()
    {
        StringBuilder expected = new();
        Recorded target = new();
        using (ChunkedText chunks = new(target))
        {
            foreach (int length in new[] { 0, 1, 1000, ChunkedText.ChunkSize - 1, ChunkedText.ChunkSize, 3 * ChunkedText.ChunkSize, 7 })
            {
                string text = string.Concat(Enumerable.Repeat("aü漢😀", length / 5 + 1))[..length];
                // Half a character at the end is not UTF-8.
                text = char.IsHighSurrogate(text.LastOrDefault()) ? text[..^1] : text;
                chunks.WriteUtf8(Encoding.UTF8.GetBytes(text));
                chunks.Write(text);
                chunks.Write('\n');
                expected.Append(text).Append(text).Append('\n');
            }
        }

        Assert.Equal(expected.ToString(), target.Text.ToString());
        Assert.InRange(target.Writes, 2, 20);
    }

    private sealed class Recorded : TextWriter
    {
        public StringBuilder Text { get; } = new();

        public int Writes { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new NotSupportedException();

        public override void Write(char[] buffer, int index, int count)
        {
            Text.Append(buffer, index, count);
            Writes++;
        }
    }
}
