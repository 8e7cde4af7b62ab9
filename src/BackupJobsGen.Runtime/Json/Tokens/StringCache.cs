using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// A small table of recent strings, so that what repeats in every item of a page (type names, states, keys of
/// property bags) is one string. Bounded: a string replaces the previous one in its slot. Safe for many threads without a
/// lock, because a slot is one reference to an immutable object.
/// </summary>
internal static class StringCache
{
    private const int Slots = 1024;

    /// <summary>Longer strings seldom repeat, and would make the table large.</summary>
    private const int LongestText = 64;

    /// <summary>GUIDs are new in every item: they would only push out what repeats.</summary>
    private const int GuidLength = 36;

    private static readonly string?[] Table = new string?[Slots];

    /// <returns>False when the bytes are not UTF-8: those are kept raw instead of being replaced.</returns>
    public static bool TryGet(ReadOnlySpan<byte> utf8, bool isAscii, [NotNullWhen(true)] out string? text)
    {
        if (utf8.Length > LongestText || utf8.Length == GuidLength)
            return TryDecode(utf8, isAscii, out text);
        ref string? slot = ref Table[TextHash.Of(utf8) & (Slots - 1)];
        text = slot;
        if (text is not null && Ascii.Equals(utf8, text))
            return true;
        if (!TryDecode(utf8, isAscii, out text))
            return false;
        slot = text;
        return true;
    }

    /// <summary>A new string. Nearly all are ASCII, which is one copy.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, bool isAscii, [NotNullWhen(true)] out string? text)
    {
        text = isAscii ? Widen(utf8) : System.Text.Unicode.Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        return text is not null;
    }

#if NET10_0_OR_GREATER
    private static string Widen(ReadOnlySpan<byte> ascii) =>
        ascii.IsEmpty ? "" : string.Create(ascii.Length, ascii, static (text, ascii) => Ascii.ToUtf16(ascii, text, out _));
#else
    // .NET 8 cannot pass a span to the callback of string.Create. Latin1 widens ASCII.
    private static string Widen(ReadOnlySpan<byte> ascii) => Encoding.Latin1.GetString(ascii);
#endif
}
