using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Looks ahead for the discriminator of an object.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code uses.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonDiscriminator
{
    /// <summary>The member is missing or of a type that no known value has. A string may be any of them.</summary>
    public const int Missing = -2;

    /// <summary>The member's value is not one of the known ones.</summary>
    public const int Unknown = -1;

    private readonly JsonMemberName _member;
    private readonly KnownValues _values;

    /// <summary>Creates a discriminator.</summary>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="values">Its known values.</param>
    public JsonDiscriminator(string memberName, params string[] values)
        : this(memberName, values, [])
    {
    }

    /// <summary>Creates a discriminator with values that are not strings.</summary>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="values">Its known values; numbers, true and false as JSON spells them.</param>
    /// <param name="unquoted">Indexes of the values that are numbers, true or false.</param>
    public JsonDiscriminator(string memberName, string[] values, int[] unquoted)
    {
        _member = new JsonMemberName(memberName);
        _values = new KnownValues(values, unquoted: unquoted);
    }

    /// <summary>Finds the value. Nothing is read twice if the discriminator is the first member, as services send it.</summary>
    /// <param name="reader">At the object's start; moves to the discriminator if that is the first member and exactly one
    /// of the known values, which <see cref="JsonMemberReader"/> takes into account.</param>
    /// <returns>As <see cref="Find"/>.</returns>
    public int Enter(ref JsonTokenReader reader)
    {
        JsonTokenReader start = reader;
        if (!reader.TryReadMember(_member.Quoted))
            return Find(reader);
        bool isNumber = reader.TokenType == JsonTokenType.Number;
        int index = isNumber || (reader.TokenType == JsonTokenType.String && !reader.IsEscaped) ? _values.IndexOf(reader.Text) : Unknown;
        // A value in another form is read again, by the record, which keeps the form.
        if (index < 0 || _values.IsUnquoted(index) != isNumber)
        {
            reader = start;
            return Find(reader);
        }

        reader.IsAtDiscriminator = true;
        return index;
    }

    /// <summary>Gives a value the discriminator that selects it.</summary>
    /// <param name="value">Any value of the variant.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="tryRead">Reads it.</param>
    /// <param name="first">Index of the variant's first value.</param>
    /// <param name="count">How many values the variant has.</param>
    /// <param name="json">The JSON of the result.</param>
    /// <returns>The value itself where it has one of them, otherwise the value with the first of them. A number, true or false that the
    /// value has as a string is replaced by what it stands for.</returns>
    public T Select<T>(T value, JsonWrite<T> write, JsonTryRead<T> tryRead, int first, int count, out RawJson json)
    {
        json = RawJson.From(value, write);
        JsonTokenReader reader = new(json.Utf8.Span);
        reader.Read();
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        int found = isObject ? FindValue(ref reader) : first;
        bool isSelected = found >= first && found < first + count;
        if (isSelected && (!isObject || _values.IsUnquoted(found) != (reader.TokenType == JsonTokenType.String)))
            return value;
        json = WithMember(json, isSelected ? found : first);
        reader = new JsonTokenReader(json.Utf8.Span);
        reader.Read();
        return JsonObjects.TryReadVariant(ref reader, tryRead, out T? selected) ? selected : value;
    }

    private RawJson WithMember(RawJson json, int index)
    {
        string name = System.Text.Encoding.UTF8.GetString(_member.Utf8);
        return RawJson.From(json.Element, (writer, element, _) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName(name);
            if (_values.IsUnquoted(index))
                writer.WriteRawValue(_values[index]);
            else
                writer.WriteStringValue(_values[index]);
            foreach (JsonProperty property in element.EnumerateObject().Where(property => property.Name != name))
                property.WriteTo(writer);
            writer.WriteEndObject();
        });
    }

    /// <summary>Finds the value's index.</summary>
    /// <param name="reader">At the object's start; a copy, so that the caller's reader stays there.</param>
    /// <returns>The index of the value that equals exactly, else of one that differs in case only; <see cref="Unknown"/> or
    /// <see cref="Missing"/> where there is none. Numbers are compared by value; a number, true or false may also be a string. Of several
    /// members with that name, the first that is not missing counts.</returns>
    public int Find(JsonTokenReader reader) => FindValue(ref reader);

    private int FindValue(ref JsonTokenReader reader)
    {
        while (JsonObjects.NextMember(ref reader))
        {
            bool found = JsonObjects.MemberName(in reader).SequenceEqual(_member.Utf8);
            reader.Read();
            if (found && IndexOf(in reader) is var index and not Missing)
                return index;
            reader.Skip();
        }

        return Missing;
    }

    private int IndexOf(in JsonTokenReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when JsonToken.TryGetString(in reader, _values, out string? text) => _values.IndexOf(text),
        JsonTokenType.Number when _values.IsMixed => _values.IndexOfNumber(reader.Text),
        JsonTokenType.True when _values.IsMixed => _values.IndexOf("true"u8),
        JsonTokenType.False when _values.IsMixed => _values.IndexOf("false"u8),
        _ => Missing,
    };
}
