using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using BackupJobs.Conformance.Compare;
using BackupJobs.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>From an example's JSON to what generated methods take, and from what they return to JSON again.</summary>
internal static class TypedJson
{
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static object? Read(Type type, JsonElement value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (type == typeof(ValueList<byte>))
            return ValueList.From(Bytes(value.ToString()));
        if (IsGeneric(type, typeof(ValueList<>)) || IsGeneric(type, typeof(IEnumerable<>)) || IsGeneric(type, typeof(ValueMap<>)))
            return ReadItems(type, value);
        return ReadText(type, value.ToString()) ?? JsonSerializer.Deserialize(value, type);
    }

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        Stream stream => JsonNode.Parse(stream),
        TimeSpan duration => JsonValue.Create(XmlConvert.ToString(duration)),
        IEnumerable items when IsGeneric(value.GetType(), typeof(ValueList<>)) => new JsonArray(items.Cast<object?>().Select(Write).ToArray()),
        IEnumerable entries when IsGeneric(value.GetType(), typeof(ValueMap<>)) => new JsonObject(entries.Cast<object>().Select(Entry)),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>Scalars of the framework, as lenient as a person who types the value in; null for other types.</summary>
    private static object? ReadText(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(Stream) => new MemoryStream(Encoding.UTF8.GetBytes(text)),
        _ when type == typeof(bool) => bool.Parse(text),
        _ when type == typeof(Guid) => Guid.Parse(text),
        _ when type == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ when type == typeof(TimeSpan) => Times.TryDuration(text, out TimeSpan duration) ? duration : throw new FormatException(text),
        _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Of base64 or base64url.</summary>
    private static byte[] Bytes(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private static object ReadItems(Type type, JsonElement value)
    {
        Type item = type.GetGenericArguments()[0];
        string reader = IsGeneric(type, typeof(ValueMap<>)) ? nameof(ReadMap) : nameof(ReadList);
        return typeof(TypedJson).GetMethod(reader, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(item)
            .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [value], null)!;
    }

    private static ValueList<T> ReadList<T>(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? ValueList.From(value.EnumerateArray().Select(item => (T)Read(typeof(T), item)!))
        // A single value where the document says list is the list of that value.
        : ValueList.From([(T)Read(typeof(T), value)!]);

    private static ValueMap<T> ReadMap<T>(JsonElement value) =>
        new(value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (T)Read(typeof(T), member.Value)!)));

    private static KeyValuePair<string, JsonNode?> Entry(object pair)
    {
        Type type = pair.GetType();
        return KeyValuePair.Create((string)type.GetProperty("Key")!.GetValue(pair)!, Write(type.GetProperty("Value")!.GetValue(pair)));
    }
}
