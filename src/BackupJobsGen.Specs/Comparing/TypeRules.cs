using System.Text.RegularExpressions;

namespace BackupJobsGen.Specs;

/// <summary>What the compiler and the runtime think of two C# types.</summary>
internal sealed partial class TypeRules(SpecClient old, SpecClient now)
{
    private static readonly HashSet<string> Structs = new(StringComparer.Ordinal)
    {
        "bool", "int", "long", "float", "double", "decimal", "byte",
        "global::System.DateOnly", "global::System.TimeOnly", "global::System.DateTimeOffset", "global::System.TimeSpan", "global::System.Guid",
    };

    // Each number converts implicitly to those behind it, but a float is no decimal.
    private static readonly string[] Numbers = ["byte", "int", "long", "decimal", "float", "double"];

    /// <summary>The type without the namespaces that everybody knows.</summary>
    public static string Shown(string type) => Qualifier().Replace(type, "");

    /// <summary>What the change of the type of something that is read, or read and set, breaks.</summary>
    public Breaks Change(string oldType, string newType)
    {
        if (OldSignature(oldType) == NewSignature(newType))
            return oldType == newType ? Breaks.None : Breaks.Warning;
        // A record that became an enum is told at the type itself.
        return oldType == newType ? Breaks.Binary : Breaks.Source | Breaks.Binary;
    }

    /// <summary>Whether a compiled caller finds the same type.</summary>
    public bool IsSameToBinary(string oldType, string newType) => OldSignature(oldType) == NewSignature(newType);

    /// <summary>Whether a caller can go on giving the old type where the new one is asked for.</summary>
    public bool Accepts(string oldType, string newType)
    {
        if (OldSignature(oldType) == NewSignature(newType))
            return true;
        string from = oldType.TrimEnd('?');
        string to = newType.TrimEnd('?');
        if (from == "string" && now.Enums.Contains(to))
            return true;
        bool losesNull = IsOldStruct(from) && oldType != from && newType == to;
        return !losesNull && (from == to || Widens(from, to) || now.Line(from).Any(record => record.Name == to));
    }

    private static bool Widens(string from, string to)
    {
        int start = Array.IndexOf(Numbers, from);
        return start >= 0 && Array.IndexOf(Numbers, to) > start && !(from == "decimal");
    }

    private bool IsOldStruct(string name) => Structs.Contains(name) || old.Enums.Contains(name);

    private string OldSignature(string type) => Signature(type, old.Enums);

    private string NewSignature(string type) => Signature(type, now.Enums);

    // Question marks behind classes are for the compiler only; whether a name is a struct is for the runtime too.
    private static string Signature(string type, IReadOnlySet<string> enums) => Name().Replace(type, match =>
    {
        string name = match.Groups["name"].Value;
        bool isEnum = enums.Contains(name);
        return (isEnum ? "struct " : "") + name + (isEnum || Structs.Contains(name) ? match.Groups["mark"].Value : "");
    });

    [GeneratedRegex(@"global::(\w+\.)+")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"(?<name>[\w.:]+|>)(?<mark>\??)")]
    private static partial Regex Name();
}
