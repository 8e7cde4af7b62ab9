using System.Globalization;
using System.Text;

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

    public static int Utf8Length(string text) => Encoding.UTF8.GetByteCount(text);

    public static string StringOrNull(string? text) => text is null ? "null" : String(text);
}
