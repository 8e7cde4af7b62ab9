namespace BackupJobsGen.Tests.Oracle;

/// <summary>Where our reader and Microsoft.OpenApi 3 may differ.</summary>
internal static class KnownDifferences
{
    public static readonly KnownDifference[] All =
    [
        new(@"^theirs: parameter \S+ \S+ nowhere ,", "A parameter in another file is an empty proxy: only the one document is loaded."),
        new(@"^ours: parameter \S+ /animals/\{id\} path id,", "The same parameter, in another file."),
        new(@"^ours: \w+ GET /items\?mode=fast", "x-ms-paths, which Microsoft.OpenApi keeps as an extension and does not read."),
        new(@"^(ours|theirs): member Level5\.back is (object|any),", "A schema in another file is an empty proxy, too."),
        new(@"^(ours|theirs): member (Circle|Square)\.type is (string|any),", "A const without a type: ours has the type of the constant."),
        new(
            @"^(ours|theirs): member Account\.members is array of (object|any),",
            "A oneOf of one schema and null: ours is that schema, nullable."),
        new(
            @"^(ours|theirs): member Square\.meta is (object|any),",
            "A reference into $defs of a component, which Microsoft.OpenApi does not resolve."),
    ];
}
