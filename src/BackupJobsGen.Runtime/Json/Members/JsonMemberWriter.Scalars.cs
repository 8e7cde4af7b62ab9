namespace BackupJobsGen.Runtime.Generated;

public readonly ref partial struct JsonMemberWriter
{
    /// <summary>Writes a string.</summary>
    public void String(int member, string? value)
    {
        if (value is not null)
            _writer.WriteString(_names[member], value);
        else
            Kept(member);
    }

    /// <summary>Writes true or false.</summary>
    public void Boolean(int member, bool? value)
    {
        if (Has(member, value))
            _writer.WriteBooleanValue(value!.Value);
    }

    /// <summary>Writes a number.</summary>
    public void Int32(int member, int? value)
    {
        if (Has(member, value))
            _writer.WriteNumberValue(value!.Value);
    }

    /// <summary>Writes a number.</summary>
    public void Int64(int member, long? value)
    {
        if (Has(member, value))
            _writer.WriteNumberValue(value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteDouble"/>
    public void Double(int member, double? value)
    {
        if (Has(member, value))
            JsonScalars.WriteDouble(_writer, value!.Value);
    }

    /// <summary>Writes a number.</summary>
    public void Decimal(int member, decimal? value)
    {
        if (Has(member, value))
            _writer.WriteNumberValue(value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteDate"/>
    public void Date(int member, DateOnly? value)
    {
        if (Has(member, value))
            JsonScalars.WriteDate(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteTime"/>
    public void Time(int member, TimeOnly? value)
    {
        if (Has(member, value))
            JsonScalars.WriteTime(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteDateTime"/>
    public void DateTime(int member, DateTimeOffset? value)
    {
        if (Has(member, value))
            JsonScalars.WriteDateTime(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteRfc1123"/>
    public void Rfc1123(int member, DateTimeOffset? value)
    {
        if (Has(member, value))
            JsonScalars.WriteRfc1123(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteUnixTime"/>
    public void UnixTime(int member, DateTimeOffset? value)
    {
        if (Has(member, value))
            JsonScalars.WriteUnixTime(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteDuration"/>
    public void Duration(int member, TimeSpan? value)
    {
        if (value is { } duration && _kept.Spellings is { } spellings
            && JsonSpelling.Find(spellings, _names.NameOf(member)) is { Json: null })
            _writer.WriteString(_names[member], duration.ToString("c"));
        else if (Has(member, value))
            JsonScalars.WriteDuration(_writer, value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteUuid"/>
    public void Uuid(int member, Guid? value)
    {
        if (Has(member, value))
            _writer.WriteStringValue(value!.Value);
    }

    /// <inheritdoc cref="JsonScalars.WriteBase64"/>
    public void Base64(int member, ValueList<byte>? value)
    {
        if (Has(member, value))
            JsonScalars.WriteBase64(_writer, value!);
    }

    /// <inheritdoc cref="JsonScalars.WriteBase64Url"/>
    public void Base64Url(int member, ValueList<byte>? value)
    {
        if (Has(member, value))
            JsonScalars.WriteBase64Url(_writer, value!);
    }
}
