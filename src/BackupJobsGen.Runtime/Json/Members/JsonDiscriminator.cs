using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Looks ahead for the member that says what an object is.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code asks.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonDiscriminator
{
    /// <summary>The member is missing or no text.</summary>
    public const int Missing = -2;

    /// <summary>The member's text is none of the kinds.</summary>
    public const int Unknown = -1;

    private readonly JsonMemberName _member;
    private readonly KnownValues _kinds;

    /// <summary>Takes a discriminator.</summary>
    /// <param name="memberName">JSON name of the member.</param>
    /// <param name="kinds">Its texts.</param>
    public JsonDiscriminator(string memberName, params string[] kinds)
    {
        _member = new JsonMemberName(memberName);
        _kinds = new KnownValues(kinds);
    }

    /// <summary>Finds the kind. When the discriminator is the first member, as the service sends it, nothing is read twice.</summary>
    /// <param name="reader">Stands on the object's start, and goes to the discriminator where that is the first member and one of the kinds to the letter: <see cref="JsonMemberReader"/> knows.</param>
    /// <returns>As <see cref="Find"/>.</returns>
    public int Enter(ref JsonTokenReader reader)
    {
        JsonTokenReader start = reader;
        if (!reader.TryReadMember(_member.Quoted))
            return Find(reader);
        int kind = reader.TokenType == JsonTokenType.String && !reader.IsEscaped ? _kinds.IndexOf(reader.Text) : Unknown;
        if (kind < 0)
        {
            reader = start;
            return Find(reader);
        }

        reader.StandsOnKind = true;
        return kind;
    }

    /// <summary>Finds the kind.</summary>
    /// <param name="reader">Stands on the object's start; a copy, so that the caller's reader stays there.</param>
    /// <returns>The index of the text that equals exactly, else without case; or <see cref="Unknown"/>; or <see cref="Missing"/>. Of several members of that name the first text counts.</returns>
    public int Find(JsonTokenReader reader)
    {
        while (JsonObjects.NextMember(ref reader))
        {
            bool found = JsonObjects.MemberName(in reader).SequenceEqual(_member.Utf8);
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String && JsonToken.TryGetString(in reader, _kinds, out string? text))
                return _kinds.IndexOf(text);
            reader.Skip();
        }

        return Missing;
    }
}
