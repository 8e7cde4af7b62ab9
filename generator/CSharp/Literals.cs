using System.Globalization;
using System.Text;
using BackupJobsGen.Api;
using BackupJobsGen.Json;

namespace BackupJobsGen.CSharp;

/// <summary>A document's text as a C# string literal. Everything but plain ASCII letters, digits and safe signs is escaped.</summary>
internal static class Literals
{
    /// <summary>With its quotes. Holds no quote, backslash, brace trick, line end or character that an editor would hide.</summary>
    public static string String(string text)
    {
        StringBuilder literal = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                literal.Append(c);
            else
                literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>As bytes; half a surrogate pair, which UTF-8 does not have, becomes U+FFFD as in the reader.</summary>
    public static string Utf8(string text) => String(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))) + "u8";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string StringOrNull(string? text) => text is null ? "null" : String(text);

    /// <summary>A constant as a literal of the type; null where C# has none for it.</summary>
    public static string? Constant(ApiValue value, ScalarKind kind) => kind switch
    {
        ScalarKind.String => value.Kind == JsonKind.String ? String(value.Content) : null,
        ScalarKind.Boolean => value.Kind is JsonKind.True or JsonKind.False ? value.Content : null,
        _ => value.Kind == JsonKind.Number ? Number(value.Content, kind) : null,
    };

    private static string? Number(string digits, ScalarKind kind) => kind switch
    {
        ScalarKind.Int32 => int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number.ToString(CultureInfo.InvariantCulture) : null,
        ScalarKind.Int64 => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number.ToString(CultureInfo.InvariantCulture) + "L" : null,
        ScalarKind.Double => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) + "D" : null,
        _ => null,
    };
}
