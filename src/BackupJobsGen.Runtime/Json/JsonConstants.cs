using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Members that have one of certain values in every value of a type: an object with another value is not of the type.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code uses.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonConstants
{
    private readonly Member[] _members;

    /// <summary>Creates the table.</summary>
    /// <param name="members">JSON name, kind and value; a member with several values occurs several times. The value of a string is
    /// its content without quotes and escapes, that of a number its digits; true, false and null are their kind.</param>
    public JsonConstants(params (string Name, JsonTokenType Kind, string Value)[] members) =>
        _members =
            [.. members.GroupBy(member => member.Name, StringComparer.Ordinal)
                .Select(group => new Member(
                    Encoding.UTF8.GetBytes(group.Key), [.. group.Select(member => new Constant(member.Kind, member.Value))]))];

    /// <summary>
    /// Whether an object, or each object of a list, has none of the members, or the values that are allowed. Strings are compared
    /// without case, as enums are, and numbers by their value.
    /// </summary>
    /// <param name="reader">At the start of the value; a copy, so that the caller's reader stays there.</param>
    public bool Allow(JsonTokenReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return AllowItems(reader);
        if (reader.TokenType != JsonTokenType.StartObject)
            return true;
        while (JsonObjects.NextMember(ref reader))
        {
            Constant[]? allowed = Find(JsonObjects.MemberName(in reader));
            reader.Read();
            if (allowed is not null && !IsOneOf(in reader, allowed))
                return false;
            reader.Skip();
        }

        return true;
    }

    private bool AllowItems(JsonTokenReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Allow(reader))
                return false;
            reader.Skip();
        }

        return true;
    }

    // A type has few constants: comparing them is faster than a hash.
    private Constant[]? Find(ReadOnlySpan<byte> name)
    {
        foreach (Member member in _members)
        {
            if (name.SequenceEqual(member.Name))
                return member.Allowed;
        }

        return null;
    }

    private static bool IsOneOf(in JsonTokenReader reader, Constant[] allowed)
    {
        foreach (Constant constant in allowed)
        {
            if (constant.Kind == reader.TokenType && constant.IsAt(in reader))
                return true;
        }

        return false;
    }

    private sealed record Member(byte[] Name, Constant[] Allowed);

    private sealed class Constant(JsonTokenType kind, string value)
    {
        private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(value);

        public JsonTokenType Kind => kind;

        /// <summary>Whether the token, which is of the same kind, has the value.</summary>
        public bool IsAt(in JsonTokenReader reader) => kind switch
        {
            JsonTokenType.String => (!reader.IsEscaped && reader.Text.SequenceEqual(_utf8))
                || (JsonToken.TryGetString(in reader, null, out string? text) && text.Equals(value, StringComparison.OrdinalIgnoreCase)),
            JsonTokenType.Number => ExactNumber.AreEqual(reader.Text, _utf8),
            _ => true,
        };
    }
}
