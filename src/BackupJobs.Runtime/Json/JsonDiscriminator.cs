using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>Looks ahead for the member that says what an object is.</summary>
public static class JsonDiscriminator
{
    /// <summary>Finds the discriminator's text. When it is the first member, as the service sends it, nothing is read twice.</summary>
    /// <param name="reader">Stands on the object's start; a copy, so that the caller's reader stays there.</param>
    /// <param name="memberName">JSON name of the discriminator.</param>
    /// <param name="known">Known values: the one that equals the text exactly, else without case, is returned instead of the text.</param>
    /// <returns>Null when the member is missing or no string. Of several members of that name the first string counts.</returns>
    public static string? Find(Utf8JsonReader reader, ReadOnlySpan<byte> memberName, KnownTexts known)
    {
        ArgumentNullException.ThrowIfNull(known);
        while (JsonObjects.NextMember(ref reader))
        {
            bool found = JsonObjects.MemberName(in reader).SequenceEqual(memberName);
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String && JsonToken.TryGetString(in reader, known, out string? text))
                return known.Canonical(text);
            reader.Skip();
        }

        return null;
    }
}
