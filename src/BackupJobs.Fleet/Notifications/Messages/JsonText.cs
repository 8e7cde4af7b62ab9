using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Writes JSON bodies.</summary>
internal static class JsonText
{
    // The receivers read JSON, not HTML: names in other scripts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
