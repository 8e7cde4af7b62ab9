using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace BackupJobs.Benchmarks.Peers.Plain;

/// <summary>System.Text.Json over the plain records: its source generator, the baseline of every table.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IsoDurationConverter)])]
[JsonSerializable(typeof(PlainPage))]
internal sealed partial class PlainContext : JsonSerializerContext;

/// <summary>System.Text.Json over the plain records by reflection.</summary>
internal static class PlainReflection
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new IsoDurationConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}

/// <summary>System.Text.Json reads and writes a TimeSpan in .NET's own form only.</summary>
internal sealed class IsoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        XmlConvert.ToTimeSpan(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value));
}
