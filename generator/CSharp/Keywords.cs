namespace BackupJobsGen.CSharp;

/// <summary>Words with a meaning of their own where the name of a parameter or local is allowed.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float",
        "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new",
        "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        // Words of some contexts only; escaped everywhere, they mean nothing but themselves.
        "and", "async", "await", "dynamic", "field", "from", "nameof", "not", "or", "scoped", "var", "when", "with", "yield",
    };

    // Elsewhere they are names like any other. The language may add more, of which the compiler warns where a type has such a name.
    private static readonly HashSet<string> NotOfTypes = new(StringComparer.Ordinal)
    {
        "add", "alias", "allows", "args", "extension", "file", "get", "global", "init", "managed", "nint", "notnull", "nuint", "partial",
        "record", "remove", "required", "set", "unmanaged", "value", "where",
    };

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether a type cannot have this name without an escape.</summary>
    public static bool IsNotOfType(string word) => Contains(word) || NotOfTypes.Contains(word);
}
