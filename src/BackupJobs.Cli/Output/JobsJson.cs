using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Writes jobs as JSON, with undocumented members.</summary>
internal static class JobsJson
{
    // The output is not HTML, so names in any script can remain readable.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // In the list and its object.
    private const int DepthOfJob = 2;

    public static void WriteOne(TextWriter text, JobReport job) => Write(text, json => WriteJob(json, job.Json));

    /// <summary>A list in the service's own format, as a single page, with the vaults that were not read; null to leave them out.</summary>
    public static void WriteList(
        TextWriter text, IEnumerable<PackedJob> jobs, PackedRows packed, IReadOnlyList<VaultFailure>? unread = null)
    {
        using ChunkedText chunks = new(text);
        ArrayBufferWriter<byte> buffer = new();
        ArrayBufferWriter<byte> indented = new();
        using Utf8JsonWriter json = new(buffer, Indented);
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (PackedJob job in jobs)
        {
            if (job.IsPlain)
            {
                indented.ResetWrittenCount();
                PlainJson.WriteIndented(indented, packed[job.Plain], DepthOfJob);
                json.WriteRawValue(indented.WrittenSpan, skipInputValidation: true);
                json.Flush();
                chunks.WriteUtf8(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
                continue;
            }

            WriteJob(json, job.Other);
            Move(json, buffer, chunks);
        }

        json.WriteEndArray();
        if (unread is not null)
            WriteUnread(json, unread);
        json.WriteEndObject();
        Move(json, buffer, chunks);
        chunks.Write('\n');
    }

    /// <summary>Writes the member <c>unreadVaults</c>: each vault that was not read, and why.</summary>
    public static void WriteUnread(Utf8JsonWriter json, IEnumerable<VaultFailure> unread)
    {
        json.WriteStartArray("unreadVaults");
        foreach (VaultFailure failure in unread)
            json.WriteStringValue(SafeText.OneLine(failure.Named.What));
        json.WriteEndArray();
    }

    public static void WriteLines(TextWriter text, IEnumerable<PackedJob> jobs, PackedRows packed)
    {
        using ChunkedText chunks = new(text);
        foreach (PackedJob job in jobs)
        {
            if (job.IsPlain)
            {
                chunks.WriteUtf8(packed[job.Plain]);
                chunks.Write('\n');
            }
            else if (job.Other is { } other)
                WriteLine(chunks, other);
        }
    }

    public static void WriteLine(TextWriter text, JobReport job)
    {
        if (job.Json is { } known)
            WriteLine(text, known);
    }

    public static void Write(TextWriter text, Action<Utf8JsonWriter> write) => Write(text, write, Indented);

    private static void WriteLine(TextWriter text, RawJson job)
    {
        if (PlainJson.Is(job.Utf8.Span))
            text.Write(Encoding.UTF8.GetString(job.Utf8.Span) + "\n");
        else
            Write(text, json => WriteJob(json, job), Compact);
    }

    private static void Write(TextWriter text, Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, options))
            write(json);
        text.Write(SafeText.Json(Encoding.UTF8.GetString(buffer.WrittenSpan)) + "\n");
    }

    private static void Move(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, TextWriter text)
    {
        json.Flush();
        text.Write(SafeText.Json(Encoding.UTF8.GetString(buffer.WrittenSpan)));
        buffer.ResetWrittenCount();
    }

    private static void WriteJob(Utf8JsonWriter json, RawJson? job)
    {
        if (job is null)
            json.WriteNullValue();
        else
            job.Element.WriteTo(json);
    }
}
