using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Decides what a body is: JSON, text, or bytes.</summary>
internal sealed class BodyTypes(ReadContext context, SchemaReader schemas)
{
    /// <summary>The type of a body with these media types; null without a schema.</summary>
    /// <param name="mediaType">The media type that the type belongs to.</param>
    public ApiType? Read(DocumentNode? schema, IReadOnlyList<string> mediaTypes, out string mediaType)
    {
        mediaType = MediaTypes.Preferred(mediaTypes);
        if (schema is not { } node)
            return null;
        if (schemas.IsStream(node))
        {
            mediaType = mediaTypes.FirstOrDefault(candidate => !MediaTypes.IsJson(candidate)) ?? "application/octet-stream";
            return new ApiStream();
        }

        if (MediaTypes.IsJson(mediaType) || (MediaTypes.IsText(mediaType) && schemas.HasStringForm(node)))
            return schemas.Read(node);
        if (!MediaTypes.IsBytes(mediaType))
            context.Report(Problems.MediaType, node, mediaType);
        return new ApiStream();
    }

    /// <summary>Whether a body of this schema may be the JSON null.</summary>
    public bool IsNullable(DocumentNode? schema) => schema is not null && schemas.IsNullable(schema);

    /// <summary>The type of the preferred media type of an OpenAPI 3 content; null when there is no content.</summary>
    /// <param name="schema">The schema, if there is one.</param>
    public ApiType? ReadContent(DocumentNode holder, out string mediaType, out DocumentNode? schema)
    {
        mediaType = MediaTypes.Json;
        schema = null;
        if (context.Object(holder, "content") is not { Json.Members.Length: > 0 } content)
            return null;
        string key = PreferredKey(content);
        schema = MediaType(content, key)?["schema"];
        if (schema is not null)
            return Read(schema, [key], out mediaType);
        mediaType = MediaTypes.Preferred([key]);
        return MediaTypes.IsJson(key) ? new ApiAnyJson() : new ApiStream();
    }

    /// <summary>A media type of a content, references followed: OpenAPI 3.2 has them in components, too.</summary>
    public DocumentNode? MediaType(DocumentNode content, string key) => MediaType(context, content, key);

    /// <inheritdoc cref="MediaType(DocumentNode, string)"/>
    public static DocumentNode? MediaType(ReadContext context, DocumentNode content, string key) =>
        context.Object(content, key) is { } media ? context.Target(media, DocumentPlaces.MediaType) : null;

    /// <summary>The media type of a content that is used.</summary>
    public static string PreferredKey(DocumentNode content) => MediaTypes.Best(Keys(content))!;

    /// <summary>The media types of a content, in document order.</summary>
    public static IReadOnlyList<string> Keys(DocumentNode content) => [.. content.Json.Members.ToArray().Select(member => member.Name!)];
}
