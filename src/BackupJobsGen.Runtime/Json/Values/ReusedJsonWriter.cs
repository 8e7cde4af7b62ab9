using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// A writer of one value after another, which keeps its buffer: a new one for each value would have to grow to the size of the value again,
/// and leave behind several times of it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A writer over a buffer holds nothing that has to be released.")]
internal sealed class ReusedJsonWriter
{
    /// <summary>Larger buffers are left to the garbage collector.</summary>
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ReusedJsonWriter? Free;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    private ReusedJsonWriter() => _writer = new Utf8JsonWriter(_buffer);

    /// <summary>The JSON of a value.</summary>
    public static byte[] Write<T>(T value, JsonWrite<T> write, JsonWriteMode mode)
    {
        ReusedJsonWriter reused = Free ?? new ReusedJsonWriter();
        // Not free while it is used: the value may contain one that is written first. After an exception it is not used again.
        Free = null;
        write(reused._writer, value, mode);
        reused._writer.Flush();
        byte[] json = reused._buffer.WrittenSpan.ToArray();
        if (reused._buffer.Capacity <= LargestKept)
        {
            reused._buffer.ResetWrittenCount();
            reused._writer.Reset();
            Free = reused;
        }

        return json;
    }
}
