using System.ComponentModel;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// JSON that does not fit the requested type. The message says where, never which value: the payload may contain secrets.
/// </summary>
public sealed class JsonReadException : JsonException
{
    private readonly string _reason;

    private JsonReadException(
        string typeName, string? memberName, string reason, long byteOffset, string? path = null, Exception? inner = null)
        : base(Describe(typeName, memberName, reason, path), path, null, null, inner)
    {
        TypeName = typeName;
        MemberName = memberName;
        ByteOffset = byteOffset;
        _reason = reason;
    }

    /// <summary>The type that was being read.</summary>
    public string TypeName { get; }

    /// <summary>JSON name of the member that does not fit; null when it is the value itself.</summary>
    public string? MemberName { get; }

    /// <summary>Position in the payload, in bytes from its start.</summary>
    public long ByteOffset { get; }

    /// <summary>Whether the value has more levels than are read.</summary>
    internal bool IsTooDeep { get; private init; }

    // Otherwise the position may be that of the object.
    private bool IsAtMember { get; init; }

    /// <summary>A required member is missing.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="reader">At the object's end.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonReadException Missing(string typeName, string memberName, in JsonTokenReader reader) =>
        new(typeName, memberName, "is required, but missing", reader.TokenStart);

    /// <summary>A required member is null or has another type.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="reader">At the member's value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonReadException Unusable(string typeName, string memberName, in JsonTokenReader reader) =>
        new(typeName, memberName, $"is required, but its value ({reader.TokenType}) does not fit", reader.TokenStart);

    /// <summary>The value itself has another type.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="reader">At the value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonReadException WrongToken(string typeName, in JsonTokenReader reader) =>
        new(typeName, null, $"cannot be read from {reader.TokenType}", reader.TokenStart);

    /// <summary>A member that may be missing has another type.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="memberName">JSON name of the member, or the path to it.</param>
    /// <param name="reader">At the value.</param>
    internal static JsonReadException Unfit(string typeName, string memberName, in JsonTokenReader reader) =>
        new(typeName, memberName, $"cannot be read from {reader.TokenType}", reader.TokenStart) { IsAtMember = true };

    /// <summary>A list or map has an item that its type does not allow.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="reader">At the list or map.</param>
    internal static JsonReadException UnfitItem(string typeName, in JsonTokenReader reader) =>
        new(typeName, null, "has an item that does not fit", reader.TokenStart);

    /// <summary>The value has more levels than are read.</summary>
    /// <param name="reader">At the object or array that is one level too deep.</param>
    internal static JsonReadException TooDeep(in JsonTokenReader reader) =>
        new("JSON", null, $"is nested deeper than {JsonTokenReader.MaxDepth} levels", reader.TokenStart) { IsTooDeep = true };

    /// <summary>The same fault with its JSON path, found by reading the payload again: paths cost nothing until there is a fault.</summary>
    internal JsonReadException Locate(ReadOnlySpan<byte> payload)
    {
        string path = JsonLocation.Find(payload, ByteOffset);
        if (MemberName is not null && !IsAtMember && !path.EndsWith(JsonLocation.Step(MemberName), StringComparison.Ordinal))
            path += JsonLocation.Step(MemberName);
        return new JsonReadException(TypeName, MemberName, _reason, ByteOffset, path, this);
    }

    private static string Describe(string typeName, string? memberName, string reason, string? path) =>
        // Names of members come from the payload, and a map may have secrets as keys.
        Redact.Text($"{typeName}{(memberName is null ? "" : "." + memberName)} {reason}{(path is null ? "" : $" (at {path})")}.");

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
