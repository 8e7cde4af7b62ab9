using System.Text;

namespace BackupJobs.Cli;

/// <summary>Decides what an error of a writer means.</summary>
/// <param name="writer">The writer.</param>
/// <param name="convert">Called for an error of the writer: what is thrown instead, or null to ignore it.</param>
internal sealed class GuardedWriter(TextWriter writer, Func<Exception, Exception?> convert) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    public override void Flush() => Try(writer.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (convert(error) is { } other)
                throw other;
        }
    }
}
