using System.Globalization;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Decodes the escape sequences of a string.</summary>
internal static class JsonEscapes
{
    /// <summary>Replaces the escape sequences, which the reader has checked, with their characters.</summary>
    /// <returns>False when an escape is half of a surrogate pair.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, out ReadOnlySpan<byte> text)
    {
        // No escape is shorter than the UTF-8 bytes of its character.
        byte[] plain = new byte[escaped.Length];
        int length = 0;
        text = default;
        while (!escaped.IsEmpty)
        {
            int next = escaped.IndexOf((byte)'\\');
            ReadOnlySpan<byte> run = next < 0 ? escaped : escaped[..next];
            run.CopyTo(plain.AsSpan(length));
            length += run.Length;
            escaped = escaped[run.Length..];
            if (next < 0)
                break;
            if (!TryTake(ref escaped, out Rune rune))
                return false;
            length += rune.EncodeToUtf8(plain.AsSpan(length));
        }

        text = plain.AsSpan(0, length);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> escaped, out Rune rune)
    {
        byte kind = escaped[1];
        if (kind != 'u')
        {
            rune = new Rune(
                (char)(kind switch { (byte)'b' => '\b', (byte)'f' => '\f', (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t',
                    _ => (char)kind }));
            escaped = escaped[2..];
            return true;
        }

        char first = CodeUnit(escaped);
        escaped = escaped[6..];
        if (Rune.TryCreate(first, out rune))
            return true;
        if (!escaped.StartsWith("\\u"u8) || !Rune.TryCreate(first, CodeUnit(escaped), out rune))
            return false;
        escaped = escaped[6..];
        return true;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
