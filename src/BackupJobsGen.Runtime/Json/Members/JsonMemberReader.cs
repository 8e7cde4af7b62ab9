using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// Reads one object, member by member. What does not fit is kept under its name and read as null; of members with the same name the
/// last one wins. Only a required member that does not fit, and may not be null, is an error.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "A reader is not compared.")]
[SuppressMessage(
    "Naming", "CA1720:Identifier contains type name",
    Justification = "They are named after the formats of the document, as the readers are.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct JsonMemberReader
{
    private readonly JsonMembers _names;
    private readonly string _typeName;
    private JsonPropertiesBuilder _kept;
    private int _index;
    private int _start;

    /// <summary>Begins the object.</summary>
    /// <param name="reader">At the object's start, or where <see cref="JsonDiscriminator.Enter"/> left it.</param>
    /// <param name="typeName">The type being read, for errors.</param>
    /// <param name="names">The type's declared members.</param>
    /// <exception cref="JsonReadException">It is not an object.</exception>
    public JsonMemberReader(ref JsonTokenReader reader, string typeName, JsonMembers names)
    {
        _typeName = typeName;
        _names = names;
        _index = reader.IsAtDiscriminator ? 0 : -1;
        reader.IsAtDiscriminator = false;
        if (_index < 0)
            JsonObjects.Begin(ref reader, typeName);
    }

    /// <summary>
    /// The index of the current declared member, or -1 for another. At the start 0 where the discriminator was read already,
    /// to choose the type by it.
    /// </summary>
    public readonly int Index => _index;

    /// <summary>Goes to the next member: to its value where the name is declared, to its name where it is not.</summary>
    /// <returns>False at the end of the object.</returns>
    public bool Next(ref JsonTokenReader reader)
    {
        bool found = _names.Next(ref reader, ref _index);
        _start = reader.TokenStart;
        reader.IsRespelled = false;
        return found;
    }

    /// <summary>Keeps a member that the type does not declare.</summary>
    public void KeepUnknown(ref JsonTokenReader reader)
    {
        reader.Misfits++;
        _kept.KeepUnknown(ref reader);
    }

    /// <summary>Everything that was kept.</summary>
    public readonly JsonProperties Kept() => _kept.Build();

    /// <summary>The error for a required member that is not there.</summary>
    public readonly JsonReadException Missing(int member, in JsonTokenReader reader) =>
        JsonReadException.Missing(_typeName, _names.NameOf(member), in reader);

    /// <summary>Whether a member is null where that is one of its values, which is not kept.</summary>
    public bool IsNull(in JsonTokenReader reader)
    {
        bool isNull = reader.TokenType == JsonTokenType.Null;
        if (isNull && !_kept.IsEmpty)
            _kept.Remove(_names.NameOf(_index));
        return isNull;
    }

    /// <summary>Reads a discriminator; an empty one selects no type and is kept, to distinguish it from a missing one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string Discriminator(ref JsonTokenReader reader)
    {
        Fit(JsonScalars.TryReadString(ref reader, out string? text) && text.Length > 0, ref reader);
        return text ?? "";
    }

    /// <inheritdoc cref="Discriminator"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T Discriminator<T>(ref JsonTokenReader reader)
        where T : struct, IApiEnum<T>
    {
        bool fits = Fit(JsonEnums.TryRead(ref reader, out T value) && value.Value.Length > 0, ref reader);
        return fits ? Spelled(value, in reader) : value;
    }

    /// <summary>Reads a discriminator that is a number, true or false, or one of them as a string.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string ScalarDiscriminator(ref JsonTokenReader reader)
    {
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            Fit(true, ref reader);
            return System.Text.Encoding.UTF8.GetString(reader.Since(reader.TokenStart));
        }

        string text = Discriminator(ref reader);
        reader.IsRespelled = text.Length > 0;
        return Spelled(text, in reader);
    }

    /// <summary>Reads an extensible enum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Enum<T>(ref JsonTokenReader reader)
        where T : struct, IApiEnum<T> => Fit(JsonEnums.TryRead(ref reader, out T value), ref reader) ? Spelled(value, in reader) : null;

    /// <summary>Reads a record.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Model<T>(ref JsonTokenReader reader)
        where T : class, IJsonModel<T> => Fit(JsonObjects.TryRead<T>(ref reader, out T? value), ref reader) ? value : null;

    /// <summary>Reads a choice between types, which accepts every token but null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Any<T>(ref JsonTokenReader reader)
        where T : class, IJsonModel<T> => Fit(JsonObjects.TryReadAny<T>(ref reader, out T? value), ref reader) ? value : null;

    /// <summary>Reads any JSON.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public RawJson Raw(ref JsonTokenReader reader)
    {
        Fit(true, ref reader);
        return RawJson.Capture(ref reader);
    }

    // Inlined, so that a value that fits needs no call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fit(bool fits, ref JsonTokenReader reader)
    {
        if (!fits)
            Keep(ref reader);
        else if (!_kept.IsEmpty)
            _kept.Remove(_names.NameOf(_index));
        return fits;
    }

    // A value that fits; its form is kept if it does not follow from the value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Spelled<T>(T value, in JsonTokenReader reader)
    {
        if (reader.IsRespelled)
            KeepSpelling(value, in reader);
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepSpelling<T>(T value, in JsonTokenReader reader)
    {
        if (value is TimeSpan duration && DurationFormat.IsClock(reader.Text, duration))
            _kept.KeepClock(_names.Clock(_index), _names.NameOf(_index));
        else
            _kept.KeepSpelling(_names.NameOf(_index), RawJson.CaptureSince(_start, in reader), value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(ref JsonTokenReader reader)
    {
        string name = _names.NameOf(_index);
        if (_names.IsRequired(_index))
            throw JsonReadException.Unusable(_typeName, name, in reader);
        reader.Misfits++;
        _kept.Keep(name, ref reader);
    }
}
