using System.Text.RegularExpressions;

namespace BackupJobsGen.Tests.Oracle;

/// <summary>Where the two readers may differ, and why. Everything else that differs is a fault of one of them.</summary>
internal static class KnownDifferences
{
    /// <summary>Pattern of a difference: "ours" or "theirs", then what only that reader says.</summary>
    public static readonly (string Pattern, string Reason)[] All =
    [
        (@"^theirs: parameter \S+ \S+ nowhere ,", "A parameter in another file is an empty proxy: only the one document is loaded."),
        (@"^ours: parameter \S+ /animals/\{id\} path id,", "The same parameter, which stands in another file."),
        (@"^ours: \w+ GET /items\?mode=fast", "x-ms-paths, which Microsoft.OpenApi keeps as an extension that nobody reads."),
        (@"^(ours|theirs): member Level5\.back is (object|any),", "A schema in another file is an empty proxy, too."),
        (@"^(ours|theirs): member (Circle|Square)\.type is (string|any),", "A const without a type: ours takes the type of the constant."),
        (@"^(ours|theirs): member Account\.members is array of (object|any),", "A oneOf of one schema and null: ours is that schema, nullable."),
        (@"^(ours|theirs): member Square\.meta is (object|any),", "A reference into $defs of a component, which Microsoft.OpenApi does not resolve."),
    ];

    public static bool Covers(string difference) => All.Any(known => Regex.IsMatch(difference, known.Pattern, RegexOptions.CultureInvariant));
}
