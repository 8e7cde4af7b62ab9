using System.Text;

namespace BackupJobs.Runtime;

/// <summary>
/// A small table of texts seen lately, so that what repeats in every item of a page (type names, states, keys of
/// property bags) is one string. Bounded: a text takes its slot from the one before. Safe for many threads without a
/// lock, because a slot is one reference to an immutable object.
/// </summary>
internal static class StringCache
{
    private const int Slots = 512;

    /// <summary>Longer texts seldom repeat, and would make the table large.</summary>
    private const int LongestText = 64;

    /// <summary>GUIDs are new in every item: they would only push out what repeats.</summary>
    private const int GuidLength = 36;

    private static readonly string?[] Table = new string?[Slots];

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestText || utf8.Length == GuidLength)
            return JsonToken.Utf8.GetString(utf8);
        ref string? slot = ref Table[TextHash.Of(utf8) & (Slots - 1)];
        string? cached = slot;
        if (cached is not null && Ascii.Equals(utf8, cached))
            return cached;
        return slot = JsonToken.Utf8.GetString(utf8);
    }
}
