using BackupJobsGen.CSharp;

namespace BackupJobsGen.Emit;

/// <summary>Writes identifiers.</summary>
internal static class Names
{
    /// <summary>An identifier that may be a keyword.</summary>
    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>
    /// The name of a type where it is declared. The compiler warns of names of small letters, which later words of the language may be.
    /// </summary>
    public static string Declared(string type) => type.All(c => c is >= 'a' and <= 'z') ? "@" + type : type;

    public static string Parameter(ArgumentModel argument) =>
        $"{TypeName.Of(argument.Use)} {Escaped(argument.Name)}{(argument.Required ? "" : " = null")}, ";

    /// <summary>The check of an argument; null where its type has no null.</summary>
    public static string? NullCheck(ArgumentModel argument) =>
        argument.Use is { IsNullable: false, Type.IsValueType: false }
            ? $"{RuntimeNames.Framework.ArgumentNullException}.ThrowIfNull({Escaped(argument.Name)});"
            : null;
}
