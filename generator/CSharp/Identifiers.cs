using System.Text;

namespace BackupJobsGen.CSharp;

/// <summary>Makes C# identifiers of a document's names. Only ASCII digits and letters of the basic plane pass; nothing else of a document can.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['+'] = "Plus", ['-'] = "Minus", ['*'] = "Star", ['/'] = "Slash", ['<'] = "Less", ['>'] = "Greater", ['='] = "Equal", ['!'] = "Not",
        ['%'] = "Percent", ['&'] = "And", ['|'] = "Or", ['.'] = "Dot", ['_'] = "Underscore", ['#'] = "Hash", ['@'] = "At", ['$'] = "Dollar",
        ['~'] = "Tilde", ['?'] = "Question", [':'] = "Colon", [','] = "Comma", [';'] = "Semicolon", ['^'] = "Caret", [' '] = "Space",
    };

    /// <summary><c>vault-name</c> becomes VaultName; capitals inside a word stay as they are.</summary>
    /// <param name="text">A name of the document.</param>
    /// <param name="fallback">Stands where nothing of the name can, and before a leading digit.</param>
    public static string Pascal(string text, string fallback)
    {
        StringBuilder name = new(text.Length);
        bool wordStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsPart(c))
            {
                name.Append(wordStart ? char.ToUpperInvariant(c) : c);
                wordStart = false;
                continue;
            }

            // A sign before a digit carries meaning ("-1" is not "1"); elsewhere it only parts words.
            if (c is '-' or '+' && (i == 0 || text[i - 1] == ' ') && i + 1 < text.Length && IsDigit(text[i + 1]))
                name.Append(Signs[c]);
            wordStart = true;
        }

        if (name.Length == 0)
            name.Append(Spelled(text, fallback));
        return IsDigit(name[0]) ? fallback + name : name.ToString();
    }

    /// <summary><c>VaultName</c> becomes vaultName, <c>VMName</c> vmName; a keyword gets its @.</summary>
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

    /// <summary>Puts the @ before a keyword.</summary>
    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Whether a text that a user typed can stand as a namespace: identifiers with dots between them.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !IsDigit(text[0]) && !Keywords.Contains(text) && text.All(c => IsPart(c) || c == '_');

    private static string Spelled(string text, string fallback)
    {
        string signs = string.Concat(text.Select(c => Signs.TryGetValue(c, out string? word) ? word : ""));
        return signs.Length == 0 ? fallback : signs;
    }

    private static bool IsPart(char c) =>
        c < 128 ? IsDigit(c) || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') : char.IsLetter(c) && !char.IsSurrogate(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
