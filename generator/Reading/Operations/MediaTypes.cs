using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Classifies media types and selects one of several.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";

    public static bool IsJson(string mediaType)
    {
        string bare = Bare(mediaType);
        return bare is Json or "text/json" or "*/*" or "application/*" || bare.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool IsText(string mediaType) => Bare(mediaType).StartsWith("text/", StringComparison.Ordinal) && !IsXml(mediaType) && !IsJson(mediaType);

    public static bool IsForm(string mediaType) => Bare(mediaType) is UrlEncoded or Multipart;

    public static bool IsXml(string mediaType)
    {
        string bare = Bare(mediaType);
        return bare is "application/xml" or "text/xml" || bare.EndsWith("+xml", StringComparison.Ordinal);
    }

    /// <summary>Media types whose content no schema describes.</summary>
    public static bool IsBytes(string mediaType)
    {
        string bare = Bare(mediaType);
        return bare is "application/octet-stream" or "application/zip" or "application/gzip" or "application/pdf"
            || bare.StartsWith("image/", StringComparison.Ordinal)
            || bare.StartsWith("audio/", StringComparison.Ordinal)
            || bare.StartsWith("video/", StringComparison.Ordinal);
    }

    /// <summary>JSON where it is offered, otherwise the first; JSON when there is none.</summary>
    public static string Preferred(IReadOnlyList<string> mediaTypes)
    {
        string? chosen = mediaTypes.FirstOrDefault(IsJson) ?? (mediaTypes.Count > 0 ? mediaTypes[0] : null);
        return chosen is null || chosen.IndexOf('*') >= 0 && IsJson(chosen) ? Json : chosen;
    }

    /// <summary>consumes or produces of an operation, otherwise of its Swagger 2.0 document.</summary>
    public static IReadOnlyList<string> OfSwagger(ReadContext context, DocumentNode operation, string name)
    {
        DocumentNode holder = operation[name] is null ? new DocumentNode(operation.Document, operation.Document.Root) : operation;
        return [.. context.Strings(holder, name)];
    }

    private static string Bare(string mediaType)
    {
        int parameters = mediaType.IndexOf(';');
        return (parameters < 0 ? mediaType : mediaType.Substring(0, parameters)).Trim().ToLowerInvariant();
    }
}
