using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>The value of a string or name token, with or without escapes.</summary>
internal static class JsonToken
{
    /// <summary>
    /// Gets the unescaped UTF-8 bytes of a string token: the token's own bytes, or a copy in the rare case that it has escapes.
    /// </summary>
    /// <returns>False if the token is not a string, or has half of a surrogate pair.</returns>
    public static bool TryGetText(in JsonTokenReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (reader.TokenType != JsonTokenType.String)
            return false;
        if (reader.IsEscaped)
            return JsonEscapes.TryUnescape(reader.Text, out text);
        text = reader.Text;
        return true;
    }

    /// <summary>Gets the token's string; one that is known or repeats is shared. False when it is not valid Unicode.</summary>
    /// <remarks>Emitted readers call it for each member: inlined that often it makes their frames large, which costs more than
    /// the calls.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryGetString(in JsonTokenReader reader, KnownValues? known, [NotNullWhen(true)] out string? text)
    {
        if (reader.IsEscaped)
        {
            text = null;
            return JsonEscapes.TryUnescape(reader.Text, out ReadOnlySpan<byte> copy)
                && StringCache.TryDecode(copy, isAscii: false, out text);
        }

        int index = known is null ? -1 : known.IndexOf(reader.Text);
        if (index < 0)
            return StringCache.TryGet(reader.Text, reader.IsAscii, out text);
        text = known![index];
        return true;
    }

    /// <summary>A member's name; what is not valid Unicode in it is replaced.</summary>
    public static string Name(in JsonTokenReader reader) =>
        TryGetString(in reader, null, out string? name) ? name : Encoding.UTF8.GetString(reader.Text);
}
