using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>JSON that cannot become the type that was asked for. Says where, never what: the payload may hold secrets.</summary>
public sealed class JsonReadException : JsonException
{
    private readonly string _reason;

    private JsonReadException(string typeName, string? memberName, string reason, long byteOffset, string? path = null, Exception? inner = null)
        : base(Describe(typeName, memberName, reason, path), path, null, null, inner)
    {
        TypeName = typeName;
        MemberName = memberName;
        ByteOffset = byteOffset;
        _reason = reason;
    }

    /// <summary>The type that was being read.</summary>
    public string TypeName { get; }

    /// <summary>JSON name of the member at fault; null when the value itself is.</summary>
    public string? MemberName { get; }

    /// <summary>Where the fault stands in the payload, in bytes from the reader's start.</summary>
    public long ByteOffset { get; }

    /// <summary>A required member is not there.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="reader">Stands on the object's end.</param>
    public static JsonReadException Missing(string typeName, string memberName, in JsonTokenReader reader) =>
        new(typeName, memberName, "is required, but missing", reader.TokenStart);

    /// <summary>A required member is null or of another kind.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="reader">Stands on the member's value.</param>
    public static JsonReadException Unusable(string typeName, string memberName, in JsonTokenReader reader) =>
        new(typeName, memberName, $"is required, but its value ({reader.TokenType}) does not fit", reader.TokenStart);

    /// <summary>The value itself is of another kind.</summary>
    /// <param name="typeName">The type being read.</param>
    /// <param name="reader">Stands on the value.</param>
    public static JsonReadException WrongToken(string typeName, in JsonTokenReader reader) =>
        new(typeName, null, $"cannot be read from {reader.TokenType}", reader.TokenStart);

    /// <summary>The same fault with its JSON path, found by walking the payload again: paths cost nothing until something is wrong.</summary>
    internal JsonReadException Locate(ReadOnlySpan<byte> payload)
    {
        string path = JsonPath.Find(payload, ByteOffset);
        if (MemberName is not null && !path.EndsWith(JsonPath.Step(MemberName), StringComparison.Ordinal))
            path += JsonPath.Step(MemberName);
        return new JsonReadException(TypeName, MemberName, _reason, ByteOffset, path, this);
    }

    private static string Describe(string typeName, string? memberName, string reason, string? path) =>
        $"{typeName}{(memberName is null ? "" : "." + memberName)} {reason}{(path is null ? "" : $" (at {path})")}.";
}
