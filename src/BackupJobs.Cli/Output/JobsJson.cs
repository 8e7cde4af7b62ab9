using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobs.Cli;

/// <summary>Writes jobs as JSON, with undocumented members.</summary>
internal static class JobsJson
{
    // The output is not HTML, so names in any script can remain readable.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteOne(TextWriter text, JobReport job) => Write(text, json => WriteJob(json, job));

    /// <summary>A list in the service's own format, as a single page.</summary>
    public static void WriteList(TextWriter text, IEnumerable<JobReport> jobs) => Write(text, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (JobReport job in jobs)
            WriteJob(json, job);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static void WriteLines(TextWriter text, IEnumerable<JobReport> jobs)
    {
        foreach (JobReport job in jobs)
            WriteLine(text, job);
    }

    public static void WriteLine(TextWriter text, JobReport job)
    {
        if (job.Json is not null)
            Write(text, json => WriteJob(json, job), Compact);
    }

    public static void Write(TextWriter text, Action<Utf8JsonWriter> write) => Write(text, write, Indented);

    private static void Write(TextWriter text, Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, options))
            write(json);
        text.Write(SafeText.Json(Encoding.UTF8.GetString(buffer.WrittenSpan)) + "\n");
    }

    private static void WriteJob(Utf8JsonWriter json, JobReport job)
    {
        if (job.Json is { } known)
            known.Element.WriteTo(json);
        else
            json.WriteNullValue();
    }
}
