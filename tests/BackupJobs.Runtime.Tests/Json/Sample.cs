using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobs.Runtime.Tests;

/// <summary>A model as generated code would be: what the runtime promises to emitters is tried on it.</summary>
[JsonConverter(typeof(JsonModelConverter<Sample>))]
internal sealed record Sample : IJsonModel<Sample>
{
    private static readonly JsonMembers Members = new("id", "state", "count", "took", "ended", "tags", "bag");

    public required string Id { get; init; }

    public SampleState? State { get; init; }

    public int? Count { get; init; }

    public TimeSpan? Took { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public ValueList<SampleState>? Tags { get; init; }

    public ValueMap<string>? Bag { get; init; }

    public JsonProperties AdditionalProperties { get; init; } = JsonProperties.Empty;

    public static Sample ReadJson(ref JsonTokenReader reader)
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
        int member = -1;
        while (Members.Next(ref reader, ref member))
        {
            switch (member)
            {
                case 0:
                    if (!JsonScalars.TryReadString(ref reader, out id))
                        throw JsonReadException.Unusable(nameof(Sample), "id", in reader);
                    break;
                case 1:
                    rest.KeepUnless(JsonEnums.TryRead(ref reader, out state), "state", ref reader);
                    break;
                case 2:
                    rest.KeepUnless(JsonScalars.TryReadInt32(ref reader, out count), "count", ref reader);
                    break;
                case 3:
                    rest.KeepUnless(JsonScalars.TryReadDuration(ref reader, out took), "took", ref reader);
                    break;
                case 4:
                    rest.KeepUnless(JsonScalars.TryReadDateTime(ref reader, out ended), "ended", ref reader);
                    break;
                case 5:
                    rest.KeepUnless(JsonLists.TryRead<SampleState>(ref reader, JsonEnums.TryRead, out tags), "tags", ref reader);
                    break;
                case 6:
                    rest.KeepUnless(JsonMaps.TryRead<string>(ref reader, JsonScalars.TryReadString, out bag), "bag", ref reader);
                    break;
                default:
                    rest.KeepUnknown(ref reader);
                    break;
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
        JsonMemberWriter members = new(writer, Members, value.AdditionalProperties, mode);
        members.String(0, value.Id);
        members.Enum(1, value.State);
        members.Int32(2, value.Count);
        members.Duration(3, value.Took);
        members.DateTime(4, value.Ended);
        members.List(5, value.Tags, JsonEnums.Write);
        members.Map(6, value.Bag, JsonScalars.WriteString);
        members.End();
    }
}

[JsonConverter(typeof(ApiEnumConverter<SampleState>))]
internal readonly record struct SampleState(string Text) : IApiEnum<SampleState>
{
    public static KnownTexts Known { get; } = new("Invalid", "Cancellable", "Retriable");

    public string Value => Text ?? "";

    public static SampleState FromText(string text) => new(text);
}
