namespace BackupJobsGen.Testing.Schemas;

/// <summary>What media types mean.</summary>
internal static class MediaTypeRules
{
    public const string Json = "application/json";

    public static bool IsJson(string? mediaType)
    {
        string type = Plain(mediaType ?? "");
        return type is Json or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool IsUrlencoded(string? mediaType) => Plain(mediaType ?? "") == "application/x-www-form-urlencoded";

    /// <summary>Whether a declared media type or range includes another one.</summary>
    public static bool Includes(string declared, string sent)
    {
        string range = Plain(declared);
        string type = Plain(sent);
        return range == type
            || range == "*/*"
            || range.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(range[..^1], StringComparison.Ordinal);
    }

    /// <summary>In lower case, without parameters.</summary>
    public static string Plain(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
