using System.Globalization;
using System.Text;
using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Json;

namespace BackupJobsGen.Emit;

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

    /// <summary>Names as one string with spaces between them: smaller than an array, and quicker to compile.</summary>
    public static string Names(IEnumerable<string> names) => String(string.Join(" ", names.Select(Word)));

    // As in a JSON pointer, a tilde begins what stands for another character; alone it is the empty name.
    private static string Word(string name) => name.Length == 0 ? "~" : name.Replace("~", "~0").Replace(" ", "~1");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string StringOrNull(string? text) => text is null ? "null" : String(text);

    /// <summary>The arguments that create a discriminator.</summary>
    public static string Discriminator(string member, IEnumerable<ApiValue> values)
    {
        ApiValue[] all = [.. values];
        string[] unquoted = [.. Enumerable.Range(0, all.Length).Where(i => all[i].Kind != JsonKind.String).Select(Number)];
        return $"{String(member)}, [{string.Join(", ", all.Select(value => String(value.Content)))}]"
            + (unquoted.Length > 0 ? $", unquoted: [{string.Join(", ", unquoted)}]" : "");
    }

    public static string Constant(Constant constant) => constant switch
    {
        StringConstant { Value: var text } => String(text),
        BooleanConstant { Value: var value } => value ? "true" : "false",
        Int32Constant { Value: var number } => Number(number),
        Int64Constant { Value: var number } => number.ToString(CultureInfo.InvariantCulture) + "L",
        DoubleConstant { Value: var number } => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        _ => throw new ArgumentOutOfRangeException(nameof(constant)),
    };
}
