using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Tests.Reading;

/// <summary>An object as it should be read.</summary>
/// <param name="TypeName">Name of the record.</param>
/// <param name="Members">Declared members whose value fits, by JSON name.</param>
/// <param name="Kept">All others, by JSON name, without white space.</param>
internal sealed record ReferenceObject(string TypeName, Dictionary<string, object> Members, Dictionary<string, string> Kept);

/// <summary>Why a payload cannot be read.</summary>
/// <param name="TypeName">The record.</param>
/// <param name="MemberName">The member; null for the value itself.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Offset">Where the value at fault starts, in bytes.</param>
internal sealed record ReferenceFault(string TypeName, string? MemberName, string Path, int Offset);

internal sealed class ReferenceException(ReferenceFault fault) : Exception
{
    public ReferenceFault Fault => fault;
}

/// <summary>
/// Reads records as generator/README.md says, from a JsonDocument and the OpenAPI document alone: what does not fit is kept under
/// its name, so is an empty
/// discriminator, the last of two members wins, a required member must be there.
/// </summary>
/// <param name="payload">The bytes that were parsed, in place.</param>
internal sealed class ReferenceReader(byte[] payload)
{
    public ReferenceObject Read(ReferenceSchema schema, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new ReferenceException(new ReferenceFault(schema.Name, null, path, OffsetOf(value)));
        string typeName = schema.Name;
        string? discriminator = schema.Discriminator;
        if (discriminator is not null)
            (schema, typeName) = Choose(schema, discriminator, value, path);
        ReferenceObject read = new(typeName, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string name = NameOf(member);
            if (!schema.Members.TryGetValue(name, out ReferenceSchema? declared))
                Keep(read, name, member.Value);
            else if (TryRead(declared, member.Value, $"{path}{Step(name)}", out object? one) && !(name == discriminator && one is ""))
                Set(read, name, one);
            else
                Keep(read, name, member.Value);
        }

        return read;
    }

    /// <returns>False when the value does not fit, and is to be kept.</returns>
    public bool TryRead(ReferenceSchema schema, JsonElement value, string path, out object read)
    {
        object? one = schema.Kind switch
        {
            ReferenceKind.Object => value.ValueKind == JsonValueKind.Object ? Read(schema, value, path) : null,
            ReferenceKind.List => value.ValueKind == JsonValueKind.Array ? ReadList(schema.Item!, value, path) : null,
            ReferenceKind.Map => value.ValueKind == JsonValueKind.Object ? ReadMap(schema.Item!, value, path) : null,
            _ => ReferenceScalars.Read(schema, value),
        };
        read = one!;
        return one is not null;
    }

    /// <summary>The value's bytes without white space between tokens.</summary>
    public static string Minified(JsonElement value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A member's name. One that is not valid Unicode stays as it is spelled.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    public int OffsetOf(JsonElement value) =>
        (int)Unsafe.ByteOffset(
            ref MemoryMarshal.GetArrayDataReference(payload), ref MemoryMarshal.GetReference(JsonMarshal.GetRawUtf8Value(value)));

    /// <summary>Where the bracket of an object or list is that closes it.</summary>
    public int EndOf(JsonElement value) => OffsetOf(value) + JsonMarshal.GetRawUtf8Value(value).Length - 1;

    public static string Step(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '@') ? "." + name : $"['{name}']";

    private List<object>? ReadList(ReferenceSchema item, JsonElement value, string path)
    {
        List<object> items = [];
        foreach (JsonElement one in value.EnumerateArray())
        {
            if (!TryRead(item, one, $"{path}[{items.Count}]", out object? read))
                return null;
            items.Add(read);
        }

        return items;
    }

    private Dictionary<string, object>? ReadMap(ReferenceSchema item, JsonElement value, string path)
    {
        Dictionary<string, object> entries = new(StringComparer.Ordinal);
        foreach (JsonProperty one in value.EnumerateObject())
        {
            string key = NameOf(one);
            if (!TryRead(item, one.Value, $"{path}{Step(key)}", out object? read))
                return null;
            entries[key] = read;
        }

        return entries;
    }

    /// <summary>The first text of that name counts: to the letter, else without case, else the record is the unknown one.</summary>
    private (ReferenceSchema Schema, string TypeName) Choose(ReferenceSchema schema, string discriminator, JsonElement value, string path)
    {
        string kind = value.EnumerateObject()
            .Where(member => NameOf(member) == discriminator)
            .Select(static member => ReferenceScalars.TextOf(member.Value))
            .FirstOrDefault(static text => text is not null)
            ?? throw new ReferenceException(new ReferenceFault(schema.Name, discriminator, path + Step(discriminator), OffsetOf(value)));
        ReferenceSchema? chosen = schema.Kinds.GetValueOrDefault(kind)
            ?? schema.Kinds.FirstOrDefault(one => one.Key.Equals(kind, StringComparison.OrdinalIgnoreCase)).Value;
        return chosen is null ? (schema, "Unknown" + schema.Name) : (chosen, chosen.Name);
    }

    private static void Set(ReferenceObject read, string name, object value)
    {
        read.Members[name] = value;
        read.Kept.Remove(name);
    }

    private static void Keep(ReferenceObject read, string name, JsonElement value)
    {
        read.Kept[name] = Minified(value);
        read.Members.Remove(name);
    }

    // Latin1, so that bytes that are no UTF-8 differ too.
    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{')
                    .AppendJoin(
                        ',',
                        value.EnumerateObject()
                            .Select(
                                static member =>
                                    $"\"{Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8PropertyName(member))}\":{Minified(member.Value)}"))
                    .Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin(',', value.EnumerateArray().Select(Minified)).Append(']');
                break;
            default:
                text.Append(Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8Value(value)));
                break;
        }
    }
}
