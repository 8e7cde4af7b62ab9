using System.Globalization;
using System.Text;

namespace BackupJobsGen.CSharp;

/// <summary>
/// Creates C# identifiers from a document's names. Only letters, digits and combining marks are kept.
/// </summary>
internal static class Identifiers
{
    // Metadata allows 1023 bytes a name, and the names of explicit implementations hold the type's name too.
    private const int MaxLength = 128;

    /// <summary>
    /// <c>vault-name</c> becomes VaultName; capitals inside a word stay as they are. A string of signs only is spelled out.
    /// </summary>
    /// <param name="text">A name of the document.</param>
    /// <param name="fallback">Stands where nothing of the name can, and before a leading digit.</param>
    public static string Pascal(string text, string fallback)
    {
        string plain = Normalized(text);
        StringBuilder name = new(plain.Length);
        bool wordStart = true;
        for (int i = 0; i < plain.Length && name.Length < MaxLength; i++)
        {
            char c = plain[i];
            if (Invisible.Is(c))
                continue;
            if (IsPart(c))
                name.Append(wordStart ? char.ToUpperInvariant(c) : c);
            else if (IsSignOfNumber(plain, i))
                name.Append(c == '.' ? "Point" : Sign(c));
            wordStart = !IsPart(c);
        }

        if (name.Length == 0)
            name.Append(Spelled(plain, fallback));
        return name.Length > 0 && IsStart(name[0]) ? name.ToString() : fallback + name;
    }

    /// <summary><c>VaultName</c> becomes vaultName, <c>VMName</c> vmName, without the @ that a keyword needs.</summary>
    public static string Camel(string text, string fallback)
    {
        char[] name = Pascal(text, fallback).ToCharArray();
        for (int i = 0; i < name.Length && char.IsUpper(name[i]); i++)
        {
            if (i > 0 && i + 1 < name.Length && char.IsLower(name[i + 1]))
                break;
            name[i] = char.ToLowerInvariant(name[i]);
        }

        return new string(name);
    }

    /// <summary>A camel-case name that cannot equal a property: letters without case get an underscore.</summary>
    public static string Local(string text, string fallback)
    {
        string name = Camel(text, fallback);
        return char.ToUpperInvariant(name[0]) == name[0] ? "_" + name : name;
    }

    /// <summary>Whether a string is a valid namespace: identifiers with dots between them.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    /// <summary>
    /// A namespace as close to a string as can be: signs and digits at the start of a name become underscores, as in new projects.
    /// </summary>
    public static string Namespace(string text, string fallback)
    {
        IEnumerable<string> names = text.Split('.').Select(NamespacePart).Where(name => name.Length > 0);
        string found = string.Join(".", names);
        return found.Length > 0 ? found : fallback;
    }

    private static string NamespacePart(string text)
    {
        string name = string.Concat(text.Take(MaxLength - 1).Select(c => IsPart(c) ? c : '_'));
        return name.Length == 0 || IsIdentifier(name) ? name : "_" + name;
    }

    /// <summary>Whether a string can be the name of a type.</summary>
    public static bool IsTypeName(string text) => IsIdentifier(text) && !Keywords.IsNotOfType(text);

    private static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= MaxLength && (IsStart(text[0]) || text[0] == '_') && !Keywords.Contains(text)
            && text.All(c => IsPart(c) || c == '_');

    // -1 is not 1, and 1.5 is not 15; elsewhere a sign only parts words.
    private static bool IsSignOfNumber(string text, int i)
    {
        bool beforeDigit = i + 1 < text.Length && char.IsDigit(text[i + 1]);
        return beforeDigit && text[i] switch
        {
            '+' or '-' => i == 0 || text[i - 1] == ' ',
            '.' => i > 0 && char.IsDigit(text[i - 1]),
            _ => false,
        };
    }

    private static string Spelled(string text, string fallback)
    {
        string signs = string.Concat(text.Take(MaxLength / 16).Select(Sign));
        return signs.Length == 0 ? fallback : signs;
    }

    private static string Sign(char c) => c switch
    {
        '+' => "Plus", '-' => "Minus", '*' => "Star", '/' => "Slash", '\\' => "Backslash", '<' => "Less", '>' => "Greater", '=' => "Equal",
        '!' => "Not", '%' => "Percent", '&' => "And", '|' => "Or", '.' => "Dot", '_' => "Underscore", '#' => "Hash", '@' => "At",
        '$' => "Dollar",
        '~' => "Tilde", '?' => "Question", ':' => "Colon", ',' => "Comma", ';' => "Semicolon", '^' => "Caret", ' ' => "Space",
        '(' => "Open", ')' => "Close", '[' => "OpenBracket", ']' => "CloseBracket", '{' => "OpenBrace", '}' => "CloseBrace",
        _ => "",
    };

    // Names that only differ in how their letters are composed would be two to the compiler and one to a reader.
    private static string Normalized(string text)
    {
        string head = text.Length <= 4 * MaxLength ? text : text.Substring(0, 4 * MaxLength);
        if (head.All(c => c < 128))
            return head;
        // C# knows no letters beyond the basic plane, and half of one cannot be normalized.
        string basic = string.Concat(head.Select(c => char.IsSurrogate(c) ? ' ' : c));
        try
        {
            return basic.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return basic; // It contains code points that Unicode does not assign; they are not letters.
        }
    }

    private static bool IsStart(char c) =>
        (char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber) && !Invisible.Is(c);

    private static bool IsPart(char c) => c < 128 ? char.IsLetterOrDigit(c) : IsStart(c) || (!Invisible.Is(c)
        && CharUnicodeInfo.GetUnicodeCategory(c) is (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark));
}
