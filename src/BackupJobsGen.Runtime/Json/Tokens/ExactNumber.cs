using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>The value of a number token, whatever its size and however it is spelled.</summary>
internal readonly ref struct ExactNumber
{
    private readonly bool _isNegative;

    /// <summary>From the first digit to the last that is not zero, maybe with a point between them; empty for zero.</summary>
    private readonly ReadOnlySpan<byte> _digits;

    /// <summary>Power of ten of a point before the first digit; null beyond the range of integers.</summary>
    private readonly long? _exponent;

    private ExactNumber(ReadOnlySpan<byte> text)
    {
        int e = text.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = (e < 0 ? text : text[..e]).TrimStart((byte)'-');
        int point = mantissa.IndexOf((byte)'.');
        int whole = point < 0 ? mantissa.Length : point;
        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
            return;
        _isNegative = text[0] == '-';
        _digits = mantissa[first..].TrimEnd("0."u8);
        _exponent = (e < 0 ? 0 : Power(text[(e + 1)..])) + (first < whole ? whole - first : whole + 1 - first);
    }

    /// <summary>Whether two numbers have the same value, which <c>1</c>, <c>1.0</c> and <c>10e-1</c> have.</summary>
    /// <param name="left">A number as it is in the payload.</param>
    /// <param name="right">The other one.</param>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) || new ExactNumber(left).Equals(new ExactNumber(right));

    /// <summary>A hash code that numbers of the same value share.</summary>
    /// <param name="text">A number as it is in the payload.</param>
    public static int Hash(ReadOnlySpan<byte> text)
    {
        ExactNumber number = new(text);
        if (number._digits.IsEmpty)
            return 0;
        HashCode hash = default;
        hash.Add(number._isNegative);
        hash.Add(number._exponent);
        foreach (byte digit in number._digits)
        {
            if (digit != '.')
                hash.Add(digit);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether a string is spelled as JSON spells numbers.</summary>
    public static bool IsNumber(string text)
    {
        if (text is not ['-' or (>= '0' and <= '9'), ..])
            return false;
        try
        {
            JsonTokenReader reader = new(Encoding.UTF8.GetBytes(text));
            return reader.Read() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Equals(ExactNumber other)
    {
        if (_digits.IsEmpty || other._digits.IsEmpty)
            return _digits.IsEmpty && other._digits.IsEmpty;
        return _isNegative == other._isNegative && _exponent is not null && _exponent == other._exponent
            && HaveEqualDigits(_digits, other._digits);
    }

    private static bool HaveEqualDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int at = 0;
        foreach (byte digit in left)
        {
            if (digit == '.')
                continue;
            if (at < right.Length && right[at] == '.')
                at++;
            if (at == right.Length || right[at++] != digit)
                return false;
        }

        return at == right.Length;
    }

    // Half the range, so that the length of the digits can be added.
    private static long? Power(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long power, out _) && power is > long.MinValue / 2 and < long.MaxValue / 2 ? power : null;
}
