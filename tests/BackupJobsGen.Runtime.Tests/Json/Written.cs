using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

internal static class Written
{
    public static string By(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
