namespace BackupJobsGen;

/// <summary>Media types of JSON values, each on a line of its own. None of them is registered.</summary>
internal static class LineMediaTypes
{
    private static readonly string[] All =
        [
            "application/x-ndjson", "application/ndjson", "text/x-ndjson", "text/ndjson", "application/jsonl", "application/x-jsonl",
            "text/jsonl", "application/jsonlines", "application/x-jsonlines", "text/jsonlines", "application/json-lines",
            "application/x-json-lines", "application/json-l",
        ];

    /// <param name="bare">A media type in lower case, without parameters.</param>
    public static bool Contains(string bare) => Array.IndexOf(All, bare) >= 0;
}
