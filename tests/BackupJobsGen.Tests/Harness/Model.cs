using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobsGen.Tests.Harness;

/// <summary>A generated type, used as a stranger would: by JsonSerializer and its public members.</summary>
internal sealed class Model(Type type)
{
    public object Read(string json) => JsonSerializer.Deserialize(json, type)!;

    public string Write(object value) => JsonSerializer.Serialize(value, type);

    public string RoundTrip(string json) => Write(Read(json));

    public JsonReadException Refuses(string json) => Assert.Throws<JsonReadException>(() => Read(json));

    public static object? Get(object value, params string[] path) =>
        path.Aggregate((object?)value, (current, name) => current!.GetType().GetProperty(name)!.GetValue(current));

    public static void Set(object value, string name, object? to) => value.GetType().GetProperty(name)!.SetValue(value, to);

    /// <summary>A property's type; of one that may be null, the type of its values.</summary>
    public static Type TypeOf(object value, string name)
    {
        Type declared = value.GetType().GetProperty(name)!.PropertyType;
        return Nullable.GetUnderlyingType(declared) ?? declared;
    }

    public static JsonProperties Kept(object value) => (JsonProperties)Get(value, "AdditionalProperties")!;

    public static void SameMeaning(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"expected {expected}\nactual   {actual}");

    /// <summary>What a request would hold.</summary>
    public string Request(object value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
            typeof(JsonObjects)
                .GetMethod(nameof(JsonObjects.Write))!
                .Invoke(null, [writer, value, JsonWriteMode.Request]);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
