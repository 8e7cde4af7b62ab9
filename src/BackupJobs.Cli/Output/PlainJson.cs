using System.Buffers;
using System.Text;

namespace BackupJobs.Cli;

/// <summary>
/// JSON of ASCII characters without escapes and white space, as nearly every job is. It is indented as <c>Utf8JsonWriter</c> does it,
/// but without reading values: a list has fifty of them in each job.
/// </summary>
internal static class PlainJson
{
    private const int IndentSize = 2;

    // As in JsonWriterOptions.
    private static readonly byte[] LineEnd = Encoding.UTF8.GetBytes(Environment.NewLine);

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(value => value != '\\').Select(value => (byte)value)]);

    private static readonly SearchValues<byte> AfterLiteral = SearchValues.Create(",]}"u8);

    public static bool Is(ReadOnlySpan<byte> json) => !json.ContainsAnyExcept(Allowed);

    /// <summary>Writes a value on a line of its own.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="json">The value.</param>
    /// <param name="depth">Number of objects and arrays that it is in.</param>
    public static void WriteIndented(IBufferWriter<byte> buffer, ReadOnlySpan<byte> json, int depth)
    {
        WriteLineEnd(buffer, depth);
        while (!json.IsEmpty)
        {
            int length = 1;
            switch (json[0])
            {
                case (byte)'{' or (byte)'[' when json[1] is (byte)'}' or (byte)']':
                    length = 2;
                    buffer.Write(json[..length]);
                    break;
                case (byte)'{' or (byte)'[':
                    buffer.Write(json[..length]);
                    WriteLineEnd(buffer, ++depth);
                    break;
                case (byte)'}' or (byte)']':
                    WriteLineEnd(buffer, --depth);
                    buffer.Write(json[..length]);
                    break;
                case (byte)',':
                    buffer.Write(json[..length]);
                    WriteLineEnd(buffer, depth);
                    break;
                case (byte)':':
                    buffer.Write(": "u8);
                    break;
                default:
                    length = LengthOfScalar(json);
                    buffer.Write(json[..length]);
                    break;
            }

            json = json[length..];
        }
    }

    // A string or name, or a number or other literal up to what follows.
    private static int LengthOfScalar(ReadOnlySpan<byte> json)
    {
        int end = json[0] == '"' ? json[1..].IndexOf((byte)'"') + 2 : json.IndexOfAny(AfterLiteral);
        return end < 0 ? json.Length : end;
    }

    private static void WriteLineEnd(IBufferWriter<byte> buffer, int depth)
    {
        int length = LineEnd.Length + (depth * IndentSize);
        Span<byte> line = buffer.GetSpan(length)[..length];
        LineEnd.CopyTo(line);
        line[LineEnd.Length..].Fill((byte)' ');
        buffer.Advance(length);
    }
}
