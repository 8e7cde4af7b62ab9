using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// Writes one object: each declared member by its index in the type's <see cref="JsonMembers"/>, then everything else that was kept.
/// A member that is null is omitted, or written unchanged if its value did not fit.
/// </summary>
[SuppressMessage(
    "Naming", "CA1720:Identifier contains type name",
    Justification = "They are named after the formats of the document, as the readers are.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct JsonMemberWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonMembers _names;
    private readonly JsonProperties _kept;
    private readonly JsonWriteMode _mode;

    /// <summary>Begins the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="names">The type's declared members.</param>
    /// <param name="kept">What else the object contains.</param>
    /// <param name="mode">Which members of objects in it are written.</param>
    public JsonMemberWriter(Utf8JsonWriter writer, JsonMembers names, JsonProperties kept, JsonWriteMode mode)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(kept);
        (_writer, _names, _kept, _mode) = (writer, names, kept, mode);
        writer.WriteStartObject();
    }

    /// <summary>Ends the object, after the members that the type does not declare.</summary>
    public void End()
    {
        foreach ((string name, RawJson value) in _kept.AsSpan())
        {
            if (!_names.Contains(name))
                Write(name, value);
        }

        _writer.WriteEndObject();
    }

    /// <summary>Writes the discriminator; an empty string as what was received in its place.</summary>
    public void Discriminator(int member, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        String(member, text.Length > 0 ? text : null);
    }

    /// <inheritdoc cref="Discriminator(int, string)"/>
    public void Discriminator<T>(int member, T value)
        where T : struct, IApiEnum<T> => Enum<T>(member, value.Value.Length > 0 ? value : null);

    /// <summary>Writes a discriminator that is a number, true or false; an empty string as what was received in its place.</summary>
    public void ScalarDiscriminator(int member, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Has(member, text.Length > 0 ? text : null))
            JsonEnums.WriteScalar(_writer, text);
    }

    /// <summary>Writes a required member that is null, or unchanged if its value did not fit.</summary>
    public void Null(int member)
    {
        if (!Kept(member))
            _writer.WriteNull(_names[member]);
    }

    /// <summary>Writes an extensible enum.</summary>
    public void Enum<T>(int member, T? value)
        where T : struct, IApiEnum<T>
    {
        if (Has(member, value))
            JsonEnums.Write(_writer, value!.Value, _mode);
    }

    /// <summary>Writes a record or a choice between types.</summary>
    public void Model(int member, IJsonModel? value)
    {
        if (Has(member, value))
            value!.WriteJson(_writer, _mode);
    }

    /// <summary>Writes a list.</summary>
    /// <param name="member">The member's index.</param>
    /// <param name="value">The list.</param>
    /// <param name="item">Writes one item.</param>
    public void List<T>(int member, ValueList<T>? value, JsonWrite<T> item)
    {
        if (Has(member, value))
            JsonLists.Write(_writer, value!, item, _mode);
    }

    /// <summary>Writes an object whose keys are data.</summary>
    /// <param name="member">The member's index.</param>
    /// <param name="value">The map.</param>
    /// <param name="item">Writes one value.</param>
    public void Map<T>(int member, ValueMap<T>? value, JsonWrite<T> item)
    {
        if (Has(member, value))
            JsonMaps.Write(_writer, value!, item, _mode);
    }

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(int member, RawJson? value)
    {
        if (Has(member, value))
            value!.WriteTo(_writer);
    }

    // Writes the name of a member that has a value and no kept spelling, otherwise the kept JSON.
    private bool Has<T>(int member, T value)
    {
        if (value is not null && (_kept.Spellings is null || !Spelled(member, value)))
        {
            _writer.WritePropertyName(_names[member]);
            return true;
        }

        if (value is null)
            Kept(member);
        return false;
    }

    private bool Spelled<T>(int member, T value)
    {
        if (JsonSpelling.Find(_kept.Spellings, _names.NameOf(member)) is not { Json: { } json } spelling || !spelling.IsOf(value))
            return false;
        _writer.WritePropertyName(_names[member]);
        json.WriteTo(_writer);
        return true;
    }

    private bool Kept(int member)
    {
        if (_kept.Count == 0 || !_kept.TryGetValue(_names.NameOf(member), out RawJson? value))
            return false;
        Write(_names.NameOf(member), value);
        return true;
    }

    private void Write(string name, RawJson value)
    {
        _writer.WritePropertyName(name);
        value.WriteTo(_writer);
    }
}
