using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>A type that reads and writes its own JSON, without reflection.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonModel<TSelf> : IJsonModel
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>Reads one value.</summary>
    /// <param name="reader">At the value's first token on entry, at its last on return.</param>
    /// <returns>The value, never null.</returns>
    /// <exception cref="JsonReadException">A required member is missing or unusable, or the token has another type.</exception>
    static abstract TSelf ReadJson(ref JsonTokenReader reader);
}

/// <summary>A value that writes its own JSON, without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonModel
{
    /// <summary>Writes the value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Whether members that the service sets are written too.</param>
    void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) =>
        // An abstract record has no values of its own, and each record that inherits from it has its own method.
        throw new NotSupportedException($"{GetType()} has no method that writes its JSON.");
}

/// <summary>Which members are written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonWriteMode
{
    /// <summary>All members.</summary>
    Full,

    /// <summary>What a request may hold: all members but the read-only ones.</summary>
    Request,
}

/// <summary>Reads one value or throws.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="reader">At the value's first token on entry, at its last on return.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<out T>(ref JsonTokenReader reader);

/// <summary>Reads one value if the token fits.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="reader">At the value's first token on entry; at its last when true is returned, otherwise it has not
/// moved.</param>
/// <param name="value">The value.</param>
/// <returns>Whether the token fits <typeparamref name="T"/>.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool JsonTryRead<T>(ref JsonTokenReader reader, [MaybeNullWhen(false)] out T value);

/// <summary>Writes one value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="writer">Where to write.</param>
/// <param name="value">What to write.</param>
/// <param name="mode">Which members of objects are written.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(Utf8JsonWriter writer, T value, JsonWriteMode mode);
