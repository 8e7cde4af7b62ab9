using System.Text;

namespace BackupJobs.Cli;

/// <summary>
/// Ignores errors of a writer: if standard error cannot be written, the command still does its work and returns its exit code.
/// </summary>
internal sealed class TolerantWriter(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    public override void Flush() => Try(writer.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Where errors are written to cannot be written: there is nowhere to report that.
        }
    }
}
