using BackupJobsGen.Tests.Oracle;

namespace BackupJobsGen.Readers.Tests;

/// <summary>Where our reader and Microsoft.OpenApi.Readers 1.6 may differ.</summary>
internal static class KnownLosses
{
    public static readonly KnownDifference[] All =
    [
        new(@"^theirs: parameter \S+ /animals/\{id\} nowhere ,", "A parameter in another file stays an unresolved reference."),
        new(@"^ours: parameter \S+ /animals/\{id\} path id,", "The same parameter, in another file."),
        new(@"^(ours|theirs): member Level5\.back is (object|any),", "A schema in another file stays an unresolved reference, too."),
        new(@"^ours: \w+ GET /items\?mode=fast", "x-ms-paths is an extension that the reader keeps and does not read."),
        new(@"^ours: body PUT /several,", "One of its media types is a form, and bodies of forms are not compared."),
        new(@"^ours: \w+ TRACE /values", "Swagger 2.0 has no TRACE; ours reads it all the same."),
    ];
}
