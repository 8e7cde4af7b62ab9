using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Documents;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs.Conformance.Replay;

/// <summary>Converts an example's JSON to arguments of generated methods, and their results to JSON.</summary>
internal static class TypedJson
{
    /// <param name="pointer">Position of the value in the argument.</param>
    /// <exception cref="MisfitException">The value does not fit the type.</exception>
    public static object? Read(Type type, JsonElement value, string pointer = "")
    {
        try
        {
            return ReadUnplaced(type, value, pointer);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidCastException or OverflowException
            or InvalidOperationException)
        {
            throw new MisfitException(pointer + Explanation.PlaceOf(fault, value.GetRawText()), fault);
        }
    }

    private static object? ReadUnplaced(Type type, JsonElement value, string pointer)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (type == typeof(ValueList<byte>))
            return ValueList.From(Bytes(value.ToString()));
        if (IsGeneric(type, typeof(ValueList<>)) || IsGeneric(type, typeof(IEnumerable<>)) || IsGeneric(type, typeof(ValueMap<>)))
            return ReadItems(type, value, pointer);
        if (type.GetInterfaces().Any(face => IsGeneric(face, typeof(IJsonModel<>))))
            return Call(nameof(ReadModel), type, value);
        return ReadText(type, value.ToString()) ?? JsonSerializer.Deserialize(value, type);
    }

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        Stream stream => JsonNode.Parse(stream),
        TimeSpan duration => JsonValue.Create(XmlConvert.ToString(duration)),
        IEnumerable items when IsGeneric(value.GetType(), typeof(ValueList<>)) =>
            new JsonArray(items.Cast<object?>().Select(Write).ToArray()),
        IEnumerable entries when IsGeneric(value.GetType(), typeof(ValueMap<>)) => new JsonObject(entries.Cast<object>().Select(Entry)),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>Scalars of the framework, parsed leniently; null for other types.</summary>
    private static object? ReadText(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(Stream) => new MemoryStream(Encoding.UTF8.GetBytes(text)),
        _ when type == typeof(FilePart) => new FilePart(new MemoryStream(Encoding.UTF8.GetBytes(text))),
        _ when type == typeof(bool) => bool.Parse(text),
        _ when type == typeof(Guid) => Guid.Parse(text),
        _ when type == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        _ when type == typeof(DateTimeOffset) && long.TryParse(text, CultureInfo.InvariantCulture, out long seconds) =>
            DateTimeOffset.FromUnixTimeSeconds(seconds),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ when type == typeof(TimeSpan) => Times.TryDuration(text, out TimeSpan duration) ? duration : throw new FormatException(text),
        _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Decodes base64 or base64url.</summary>
    private static byte[] Bytes(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private static object ReadItems(Type type, JsonElement value, string pointer) =>
        Call(IsGeneric(type, typeof(ValueMap<>)) ? nameof(ReadMap) : nameof(ReadList), type.GetGenericArguments()[0], value, pointer);

    private static object Call(string reader, Type type, params object[] arguments) =>
        typeof(TypedJson).GetMethod(reader, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static ValueList<T> ReadList<T>(JsonElement value, string pointer) => value.ValueKind == JsonValueKind.Array
        ? ValueList.From(value.EnumerateArray().Select((item, index) => (T)Read(typeof(T), item, $"{pointer}/{index}")!))
        // A single value for a list is a list of that value.
        : ValueList.From([(T)Read(typeof(T), value, pointer)!]);

    private static ValueMap<T> ReadMap<T>(JsonElement value, string pointer) =>
        new(value.EnumerateObject()
            .Select(
                member => KeyValuePair.Create(member.Name, (T)Read(typeof(T), member.Value, $"{pointer}/{Node.Escape(member.Name)}")!)));

    /// <summary>Reads a body whose faults have their offsets in it.</summary>
    public static void ReadBody<T>(ReadOnlySpan<byte> body)
    {
        JsonElement value = JsonElement.Parse(body);
        if (typeof(T).GetInterfaces().Any(face => IsGeneric(face, typeof(IJsonModel<>))))
            Call(nameof(ReadModel), typeof(T), value);
        else
            JsonSerializer.Deserialize<T>(body);
    }

    // Not through JsonSerializer, whose copy of the JSON would report other offsets.
    private static T ReadModel<T>(JsonElement value)
        where T : IJsonModel<T>
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(value.GetRawText()));
        reader.Read();
        return T.ReadJson(ref reader);
    }

    private static KeyValuePair<string, JsonNode?> Entry(object pair)
    {
        Type type = pair.GetType();
        return KeyValuePair.Create((string)type.GetProperty("Key")!.GetValue(pair)!, Write(type.GetProperty("Value")!.GetValue(pair)));
    }
}

/// <summary>A value that does not fit its parameter.</summary>
internal sealed class MisfitException(string pointer, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>JSON pointer of the misfit in the argument's value.</summary>
    public string Pointer { get; } = pointer;
}
