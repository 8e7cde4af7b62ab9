using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>A model as generated code would be: what the runtime promises to emitters is tried on it.</summary>
[JsonConverter(typeof(JsonModelConverter<Sample>))]
internal sealed record Sample : IJsonModel<Sample>
{
    private static readonly JsonMembers Members = new("id state count took ended tags bag", 0) { YearOneIsAbsent = true };

    public required string Id { get; init; }

    public SampleState? State { get; init; }

    public int? Count { get; init; }

    public TimeSpan? Took { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public ValueList<SampleState>? Tags { get; init; }

    public ValueMap<string>? Bag { get; init; }

    public JsonProperties AdditionalProperties { get; init; } = JsonProperties.Empty;

    public Sample()
    {
    }

    [SetsRequiredMembers]
    private Sample(ref JsonTokenReader reader)
    {
        JsonMemberReader members = new(ref reader, nameof(Sample), Members);
        string? id = null;
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case 0:
                    id = members.String(ref reader);
                    break;
                case 1:
                    State = members.Enum<SampleState>(ref reader);
                    break;
                case 2:
                    Count = members.Int32(ref reader);
                    break;
                case 3:
                    Took = members.Duration(ref reader);
                    break;
                case 4:
                    Ended = members.DateTime(ref reader);
                    break;
                case 5:
                    Tags = members.List<SampleState>(ref reader, JsonEnums.TryRead);
                    break;
                case 6:
                    Bag = members.Map<string>(ref reader, JsonScalars.TryReadString);
                    break;
                default:
                    members.KeepUnknown(ref reader);
                    break;
            }
        }

        Id = id ?? throw members.Missing(0, in reader);
        AdditionalProperties = members.Kept();
    }

    public static Sample ReadJson(ref JsonTokenReader reader) => new(ref reader);

    public void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode)
    {
        JsonMemberWriter members = new(writer, Members, AdditionalProperties, mode);
        members.String(0, Id);
        members.Enum(1, State);
        members.Int32(2, Count);
        members.Duration(3, Took);
        members.DateTime(4, Ended);
        members.List(5, Tags, JsonEnums.Write);
        members.Map(6, Bag, JsonScalars.WriteString);
        members.End();
    }
}

[JsonConverter(typeof(ApiEnumConverter<SampleState>))]
internal readonly record struct SampleState(string Text) : IApiEnum<SampleState>
{
    public static KnownValues Known { get; } = new("Invalid", "Cancellable", "Retriable") { AcceptsOrdinals = true };

    public string Value => Text ?? "";

    public bool IsKnown => Known.IsKnown(Value);

    public static SampleState FromValue(string text) => new(text);
}
