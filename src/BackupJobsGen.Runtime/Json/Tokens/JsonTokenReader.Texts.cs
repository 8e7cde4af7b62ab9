using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>Strings and numbers.</content>
public ref partial struct JsonTokenReader
{
    [Flags]
    private enum TextTraits : byte
    {
        None = 0,
        Escaped = 1,
        NotAscii = 2,
    }

    /// <summary>
    /// Reads up to the closing quote and checks escapes. Whether the bytes are UTF-8 is checked when they are decoded.
    /// </summary>
    /// <param name="quote">Position of the opening quote.</param>
    private void ReadText(int quote)
    {
        ReadOnlySpan<byte> json = _json;
        int end = FindSpecial(json, quote + 1, out uint notAscii);
        TextTraits traits = TextTraits.None;
        while ((uint)end >= (uint)json.Length || json[end] != '"')
        {
            end = FindSpecial(json, SkipEscape(end), out uint more);
            notAscii |= more;
            traits = TextTraits.Escaped;
        }

        _start = quote;
        _textStart = quote + 1;
        _textEnd = end;
        _at = end + 1;
        _traits = notAscii == 0 ? traits : traits | TextTraits.NotAscii;
    }

    /// <summary>
    /// The next quote, backslash, control character or end. A copy of the span: fields would be read again after each write.
    /// </summary>
    /// <param name="json">The payload.</param>
    /// <param name="at">Where to start.</param>
    /// <param name="notAscii">Not 0 if a byte before the result is not ASCII.</param>
    private static int FindSpecial(ReadOnlySpan<byte> json, int at, out uint notAscii)
    {
        ref byte origin = ref MemoryMarshal.GetReference(json);
        notAscii = 0;
        // Most strings are longer than one vector and few are longer than three, so the wide ones come second.
        if (at <= json.Length - Vector128<byte>.Count)
        {
            Vector128<byte> block = Vector128.LoadUnsafe(ref origin, (nuint)at);
            uint special = (Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(block, Vector128.Create((byte)0x1F)), block)).ExtractMostSignificantBits();
            notAscii = block.ExtractMostSignificantBits();
            if (special != 0)
                return at + FirstOf(special, ref notAscii);
            at += Vector128<byte>.Count;
        }

        for (; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            Vector256<byte> block = Vector256.LoadUnsafe(ref origin, (nuint)at);
            uint special = (Vector256.Equals(block, Vector256.Create((byte)'"')) | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block)).ExtractMostSignificantBits();
            uint high = block.ExtractMostSignificantBits();
            if (special != 0)
            {
                int found = FirstOf(special, ref high);
                notAscii |= high;
                return at + found;
            }

            notAscii |= high;
        }

        for (; (uint)at < (uint)json.Length && json[at] is not ((byte)'"' or (byte)'\\' or < 0x20); at++)
            notAscii |= json[at] & 0x80u;
        return at;
    }

    // Index of the first special byte; clears the bits of the others that come after it.
    private static int FirstOf(uint special, ref uint others)
    {
        int first = BitOperations.TrailingZeroCount(special);
        others &= (1u << first) - 1;
        return first;
    }

    /// <returns>The position after the escape that starts here.</returns>
    /// <exception cref="JsonException">No valid escape starts here.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int SkipEscape(int at)
    {
        if (At(at) != '\\')
            throw Fault(at, "the rest of a string (control characters are written as escapes)");
        switch (At(at + 1))
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                return at + 2;
            case 'u':
                for (int digit = at + 2; digit < at + 6; digit++)
                {
                    if (!char.IsAsciiHexDigit((char)Math.Max(At(digit), 0)))
                        throw Fault(digit, "a hexadecimal digit");
                }

                return at + 6;
            default:
                throw Fault(at + 1, "an escape");
        }
    }

    private void ReadNumber(int at)
    {
        _textStart = at;
        if (At(at) == '-')
            at++;
        if (At(at) == '0')
            at++;
        else
            at = SkipDigits(at, "a value");
        if (At(at) == '.')
            at = SkipDigits(at + 1, "a digit");
        if (At(at) is 'e' or 'E')
        {
            at++;
            at = SkipDigits(At(at) is '+' or '-' ? at + 1 : at, "a digit");
        }

        _textEnd = at;
        _at = at;
        _token = JsonTokenType.Number;
    }

    private readonly int SkipDigits(int at, string expected)
    {
        int first = at;
        while ((uint)(At(at) - '0') <= 9)
            at++;
        return at > first ? at : throw Fault(at, expected);
    }
}
