using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Classifies media types and selects one of several.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";
    private const string EventStream = "text/event-stream";

    public static bool IsJson(string mediaType)
    {
        string bare = Bare(mediaType);
        return bare is Json or "text/json" or "*/*" or "application/*" || bare.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool IsText(string mediaType) =>
        Bare(mediaType).StartsWith("text/", StringComparison.Ordinal) && !IsXml(mediaType) && !IsJson(mediaType);

    public static bool IsForm(string mediaType) => Bare(mediaType) is UrlEncoded or Multipart;

    public static bool IsMultipartForm(string mediaType) => Bare(mediaType) is Multipart;

    /// <summary>A body of parts, whose boundary is a parameter of its media type.</summary>
    public static bool IsMultipart(string mediaType) => Bare(mediaType).StartsWith("multipart/", StringComparison.Ordinal);

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

    /// <summary>How the items of a body are separated; null where it is one value.</summary>
    public static StreamFraming? Framing(string mediaType)
    {
        string bare = Bare(mediaType);
        return bare switch
        {
            EventStream => StreamFraming.Events,
            "application/json-seq" => StreamFraming.Records,
            _ when LineMediaTypes.Contains(bare) => StreamFraming.Lines,
            _ => bare.EndsWith("+json-seq", StringComparison.Ordinal) ? StreamFraming.Records : null,
        };
    }

    /// <summary>The media type of a part, of those that an encoding allows: the first that is not a range; or null.</summary>
    public static string? OfPart(string? contentType) => Listed(contentType).FirstOrDefault(mediaType => !IsRange(mediaType));

    /// <summary>The same for a part that has no form as one string: JSON where the encoding allows it.</summary>
    public static string? OfJsonPart(string? contentType) =>
        Listed(contentType) is { Length: > 0 } listed ? Preferred(listed) : null;

    private static string[] Listed(string? contentType) =>
        [.. (contentType ?? "").Split(',').Select(mediaType => mediaType.Trim()).Where(mediaType => mediaType.Length > 0)];

    /// <summary>The media type of a body: a range cannot be sent.</summary>
    public static string OfBody(string mediaType) =>
        !IsRange(mediaType) ? mediaType : IsText(mediaType) ? "text/plain" : "application/octet-stream";

    /// <summary>Whether bytes are of one of several media types.</summary>
    public static bool AreSeveral(IEnumerable<string> mediaTypes) =>
        mediaTypes.Where(mediaType => !IsJson(mediaType) || IsRange(mediaType)).ToArray() is var bytes
        && (bytes.Length > 1 || bytes.Any(IsRange));

    /// <summary>The media type in Accept, after those that are preferred.</summary>
    public static string SecondChoice(string mediaType) => mediaType + ";q=0.9";

    /// <summary>Whether it stands for several media types.</summary>
    public static bool IsRange(string mediaType) => Bare(mediaType).EndsWith("/*", StringComparison.Ordinal);

    /// <summary>application/json where it is offered, otherwise another JSON, otherwise the first; null when there is none.</summary>
    public static string? Best(IReadOnlyList<string> mediaTypes) =>
        mediaTypes.FirstOrDefault(mediaType => Bare(mediaType) == Json)
            ?? mediaTypes.FirstOrDefault(mediaType => IsJson(mediaType) && !IsRange(mediaType))
            ?? mediaTypes.FirstOrDefault(IsJson) ?? (mediaTypes.Count > 0 ? mediaTypes[0] : null);

    /// <summary>The best one, and JSON where none or a range of them is offered.</summary>
    public static string Preferred(IReadOnlyList<string> mediaTypes)
    {
        string? chosen = Best(mediaTypes);
        return chosen is null || IsRange(chosen) && IsJson(chosen) ? Json : chosen;
    }

    /// <summary>consumes or produces of an operation, otherwise of its Swagger 2.0 document.</summary>
    public static IReadOnlyList<string> OfSwagger(ReadContext context, OperationNode operation, string name)
    {
        DocumentNode holder = operation.Operation[name] is null
            ? new DocumentNode(operation.Owner, operation.Owner.Root)
            : operation.Operation;
        return [.. context.Strings(holder, name)];
    }

    private static string Bare(string mediaType)
    {
        int parameters = mediaType.IndexOf(';');
        return (parameters < 0 ? mediaType : mediaType.Substring(0, parameters)).Trim().ToLowerInvariant();
    }
}
