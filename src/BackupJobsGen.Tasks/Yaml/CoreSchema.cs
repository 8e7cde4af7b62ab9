using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using BackupJobsGen.Json;

namespace BackupJobsGen.Yaml;

/// <summary>
/// What plain scalars mean in YAML 1.2 (core schema): <c>no</c>, <c>on</c>, dates and <c>1:30</c> are strings, unlike in YAML 1.1.
/// </summary>
internal static class CoreSchema
{
    // Longer ones are not numbers of an API, and are slow to convert.
    private const int MaxBaseDigits = 64;

    private static readonly Regex Decimal = new(
        @"\A([-+])?(?:([0-9]+)(\.[0-9]*)?|(\.[0-9]+))([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The kind of value, and its JSON token; a string is returned as it is.</summary>
    public static (JsonKind Kind, string Value) Resolve(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (JsonKind.Null, "null"),
        "true" or "True" or "TRUE" => (JsonKind.True, "true"),
        "false" or "False" or "FALSE" => (JsonKind.False, "false"),
        _ => Number(plain) is { } number ? (JsonKind.Number, number) : (JsonKind.String, plain),
    };

    // Digits stay as written, however many; only what JSON does not allow changes: +1, 01, 1. and .5.
    private static string? Number(string plain)
    {
        if (plain[0] is not ('-' or '+' or '.' or (>= '0' and <= '9')))
            return null;
        if (OfBase(plain) is { } converted)
            return converted;
        if (!Decimal.IsMatch(plain))
            return null;
        string sign = plain[0] == '-' ? "-" : "";
        string digits = plain.TrimStart('-', '+');
        int exponent = digits.IndexOfAny(['e', 'E']);
        string power = exponent < 0 ? "" : digits.Substring(exponent);
        string[] parts = (exponent < 0 ? digits : digits.Substring(0, exponent)).Split('.');
        string whole = parts[0].TrimStart('0');
        string fraction = parts.Length == 1 ? "" : "." + (parts[1].Length == 0 ? "0" : parts[1]);
        return sign + (whole.Length == 0 ? "0" : whole) + fraction + power;
    }

    private static string? OfBase(string plain)
    {
        if (plain.Length is < 3 or > MaxBaseDigits + 2 || plain[0] != '0' || plain[1] is not ('x' or 'o'))
            return null;
        int radix = plain[1] == 'x' ? 16 : 8;
        BigInteger number = BigInteger.Zero;
        foreach (char c in plain.Substring(2))
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(c));
            if (digit < 0 || digit >= radix)
                return null;
            number = (number * radix) + digit;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
