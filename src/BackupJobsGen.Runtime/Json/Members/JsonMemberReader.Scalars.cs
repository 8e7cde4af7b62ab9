using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime.Generated;

public partial struct JsonMemberReader
{
    /// <inheritdoc cref="JsonScalars.TryReadString"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? String(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadString(ref reader, out string? value), ref reader) ? value : null;

    /// <inheritdoc cref="JsonScalars.TryReadSecret"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? Secret(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadSecret(ref reader, out string? value), ref reader) ? value : null;

    /// <inheritdoc cref="JsonScalars.TryReadBoolean"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool? Boolean(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadBoolean(ref reader, out bool value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadInt32"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int? Int32(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadInt32(ref reader, out int value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadInt64"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public long? Int64(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadInt64(ref reader, out long value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadDouble"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double? Double(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadDouble(ref reader, out double value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadDecimal"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal? Decimal(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadDecimal(ref reader, out decimal value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadDate"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateOnly? Date(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadDate(ref reader, out DateOnly value) && IsSome(value == default), ref reader) ? value : null;

    /// <inheritdoc cref="JsonScalars.TryReadTime"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TimeOnly? Time(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadTime(ref reader, out TimeOnly value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadDateTime"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTimeOffset? DateTime(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadDateTime(ref reader, out DateTimeOffset value) && IsSome(value == default), ref reader)
            ? Spelled(value, in reader)
            : null;

    /// <inheritdoc cref="JsonScalars.TryReadRfc1123"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTimeOffset? Rfc1123(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadRfc1123(ref reader, out DateTimeOffset value) && IsSome(value == default), ref reader) ? value : null;

    /// <inheritdoc cref="JsonScalars.TryReadUnixTime"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTimeOffset? UnixTime(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadUnixTime(ref reader, out DateTimeOffset value) && IsSome(value == default), ref reader)
            ? Spelled(value, in reader)
            : null;

    /// <inheritdoc cref="JsonScalars.TryReadDuration"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TimeSpan? Duration(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadDuration(ref reader, out TimeSpan value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadUuid"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Guid? Uuid(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadUuid(ref reader, out Guid value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadBase64"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<byte>? Base64(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadBase64(ref reader, out ValueList<byte>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonScalars.TryReadBase64Url"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<byte>? Base64Url(ref JsonTokenReader reader) =>
        Fit(JsonScalars.TryReadBase64Url(ref reader, out ValueList<byte>? value), ref reader) ? Spelled(value, in reader) : null;

    // The date that means "absent" is the value of a required member; an optional member is null, and the date is kept.
    private readonly bool IsSome(bool isYearOne) => !isYearOne || !_names.YearOneIsAbsent || _names.IsRequired(_index);
}
