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

    private static readonly SearchValues<byte> PlainBytes =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(value => value != '\\').Select(value => (byte)value)]);

    public static void WriteOne(TextWriter text, JobReport job) => Write(text, json => WriteJob(json, job.Json));

    /// <summary>A list in the service's own format, as a single page, with the vaults that were not read; null to leave them out.</summary>
    public static void WriteList(
        TextWriter text, IEnumerable<PackedJob> jobs, PackedRows packed, IReadOnlyList<VaultFailure>? unread = null)
    {
        using ChunkedText chunks = new(text);
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, Indented);
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (PackedJob job in jobs)
        {
            if (job.IsPlain)
            {
                Copy(json, packed[job.Plain]);
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
        if (IsPlain(job))
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
        else if (IsPlain(job))
            Copy(json, job.Utf8.Span);
        else
            job.Element.WriteTo(json);
    }

    /// <summary>ASCII without escapes, which is written as it was received. This is nearly every job.</summary>
    public static bool IsPlain(RawJson job) => !job.Utf8.Span.ContainsAnyExcept(PlainBytes);

    // Without the document that an element is part of.
    private static void Copy(Utf8JsonWriter json, ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    json.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    json.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    json.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    json.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    json.WritePropertyName(reader.ValueSpan);
                    break;
                case JsonTokenType.String:
                    json.WriteStringValue(reader.ValueSpan);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    json.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                    break;
                case JsonTokenType.Null:
                    json.WriteNullValue();
                    break;
                default:
                    JsonElement.ParseValue(ref reader).WriteTo(json);
                    break;
            }
        }
    }
}
