using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime.Generated;

public partial struct JsonMemberReader
{
    /// <inheritdoc cref="JsonEnums.TryReadList"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<T>? EnumList<T>(ref JsonTokenReader reader)
        where T : struct, IApiEnum<T> =>
        Fit(JsonEnums.TryReadList(ref reader, out ValueList<T>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonLists.TryRead"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<T>? List<T>(ref JsonTokenReader reader, JsonTryRead<T> item) =>
        Fit(JsonLists.TryRead(ref reader, item, out ValueList<T>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonLists.TryReadNullable"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<T?>? NullableList<T>(ref JsonTokenReader reader, JsonTryRead<T> item)
        where T : class =>
        Fit(JsonLists.TryReadNullable(ref reader, item, out ValueList<T?>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonLists.TryReadNullableValues"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueList<T?>? NullableValueList<T>(ref JsonTokenReader reader, JsonTryRead<T> item)
        where T : struct =>
        Fit(JsonLists.TryReadNullableValues(ref reader, item, out ValueList<T?>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonMaps.TryRead"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueMap<T>? Map<T>(ref JsonTokenReader reader, JsonTryRead<T> item) =>
        Fit(JsonMaps.TryRead(ref reader, item, out ValueMap<T>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonMaps.TryReadNullable"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueMap<T?>? NullableMap<T>(ref JsonTokenReader reader, JsonTryRead<T> item)
        where T : class =>
        Fit(JsonMaps.TryReadNullable(ref reader, item, out ValueMap<T?>? value), ref reader) ? Spelled(value, in reader) : null;

    /// <inheritdoc cref="JsonMaps.TryReadNullableValues"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueMap<T?>? NullableValueMap<T>(ref JsonTokenReader reader, JsonTryRead<T> item)
        where T : struct =>
        Fit(JsonMaps.TryReadNullableValues(ref reader, item, out ValueMap<T?>? value), ref reader) ? Spelled(value, in reader) : null;
}
