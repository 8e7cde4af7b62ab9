using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobs.Runtime.Tests;

/// <summary>A model as generated code would be: what the runtime promises to emitters is tried on it.</summary>
[JsonConverter(typeof(JsonModelConverter<Sample>))]
internal sealed record Sample : IJsonModel<Sample>
{
    private static readonly string[] Declared = ["id", "state", "count", "took", "ended", "tags", "bag"];

    public required string Id { get; init; }

    public SampleState? State { get; init; }

    public int? Count { get; init; }

    public TimeSpan? Took { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public ValueList<SampleState>? Tags { get; init; }

    public ValueMap<string>? Bag { get; init; }

    public JsonProperties AdditionalProperties { get; init; } = JsonProperties.Empty;

    public static Sample ReadJson(ref Utf8JsonReader reader)
    {
        JsonObjects.Begin(ref reader, nameof(Sample));
        string? id = null;
        SampleState? state = null;
        int? count = null;
        TimeSpan? took = null;
        DateTimeOffset? ended = null;
        ValueList<SampleState>? tags = null;
        ValueMap<string>? bag = null;
        JsonPropertiesBuilder rest = default;
        while (JsonObjects.NextMember(ref reader))
        {
            ReadOnlySpan<byte> name = JsonObjects.MemberName(in reader);
            if (name.SequenceEqual("id"u8))
            {
                reader.Read();
                if (!JsonScalars.TryReadString(ref reader, out id))
                    throw JsonReadException.Unusable(nameof(Sample), "id", in reader);
            }
            else if (name.SequenceEqual("state"u8))
            {
                reader.Read();
                if (!JsonEnums.TryRead(ref reader, out state))
                    rest.Keep("state", ref reader);
            }
            else if (name.SequenceEqual("count"u8))
            {
                reader.Read();
                if (!JsonScalars.TryReadInt32(ref reader, out count))
                    rest.Keep("count", ref reader);
            }
            else if (name.SequenceEqual("took"u8))
            {
                reader.Read();
                if (!JsonScalars.TryReadDuration(ref reader, out took))
                    rest.Keep("took", ref reader);
            }
            else if (name.SequenceEqual("ended"u8))
            {
                reader.Read();
                if (!JsonScalars.TryReadDateTime(ref reader, out ended))
                    rest.Keep("ended", ref reader);
            }
            else if (name.SequenceEqual("tags"u8))
            {
                reader.Read();
                if (!JsonLists.TryRead<SampleState>(ref reader, JsonEnums.TryRead, out tags))
                    rest.Keep("tags", ref reader);
            }
            else if (name.SequenceEqual("bag"u8))
            {
                reader.Read();
                if (!JsonMaps.TryRead<string>(ref reader, JsonScalars.TryReadString, out bag))
                    rest.Keep("bag", ref reader);
            }
            else
            {
                rest.KeepUnknown(ref reader);
            }
        }

        return new Sample
        {
            Id = id ?? throw JsonReadException.Missing(nameof(Sample), "id", in reader),
            State = state,
            Count = count,
            Took = took,
            Ended = ended,
            Tags = tags,
            Bag = bag,
            AdditionalProperties = rest.Build(),
        };
    }

    public static void WriteJson(Utf8JsonWriter writer, Sample value, JsonWriteMode mode)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        Write(writer, value, "state", value.State, static (w, v, m) => JsonEnums.Write(w, v!.Value, m), mode);
        Write(writer, value, "count", value.Count, static (w, v, m) => JsonScalars.WriteInt32(w, v!.Value, m), mode);
        Write(writer, value, "took", value.Took, static (w, v, m) => JsonScalars.WriteDuration(w, v!.Value, m), mode);
        Write(writer, value, "ended", value.Ended, static (w, v, m) => JsonScalars.WriteDateTime(w, v!.Value, m), mode);
        Write(writer, value, "tags", value.Tags, static (w, v, m) => JsonLists.Write(w, v!, JsonEnums.Write, m), mode);
        Write(writer, value, "bag", value.Bag, static (w, v, m) => JsonMaps.Write(w, v!, JsonScalars.WriteString, m), mode);
        value.AdditionalProperties.WriteRest(writer, Declared);
        writer.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter writer, Sample value, string name, T? member, JsonWrite<T?> write, JsonWriteMode mode)
    {
        if (member is null)
        {
            value.AdditionalProperties.WriteMember(writer, name);
            return;
        }

        writer.WritePropertyName(name);
        write(writer, member, mode);
    }
}

[JsonConverter(typeof(ApiEnumConverter<SampleState>))]
internal readonly record struct SampleState(string Text) : IApiEnum<SampleState>
{
    public static KnownTexts Known { get; } = new("Invalid", "Cancellable", "Retriable");

    public string Value => Text ?? "";

    public static SampleState FromText(string text) => new(text);
}
