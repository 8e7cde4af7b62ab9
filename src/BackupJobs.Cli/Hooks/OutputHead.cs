using System.Text;

namespace BackupJobs.Cli;

/// <summary>The beginning of what a program writes. The rest is read as well, so that the program does not block, and dropped.</summary>
internal sealed class OutputHead
{
    private const int MostCharacters = 8_000;

    private readonly StringBuilder _text = new();

    public IEnumerable<string> Lines
    {
        get
        {
            lock (_text)
            {
                return _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Concat(_text.Length >= MostCharacters ? ["…"] : []);
            }
        }
    }

    public async Task ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        char[] buffer = new char[1024];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            lock (_text)
                _text.Append(buffer, 0, Math.Min(read, MostCharacters - _text.Length));
        }
    }
}
