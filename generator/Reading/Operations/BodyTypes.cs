using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Decides what a body is: JSON, text, or bytes.</summary>
internal sealed class BodyTypes(ReadContext context, SchemaReader schemas)
{
    /// <summary>The type of a body with these media types; null for a schema that is not there.</summary>
    /// <param name="mediaType">The media type that the type belongs to.</param>
    public ApiType? Read(Place? schema, IReadOnlyList<string> mediaTypes, out string mediaType)
    {
        mediaType = MediaTypes.Preferred(mediaTypes);
        if (schema is not { } place)
            return null;
        if (schemas.IsStream(place))
        {
            mediaType = mediaTypes.FirstOrDefault(candidate => !MediaTypes.IsJson(candidate)) ?? "application/octet-stream";
            return new ApiStream();
        }

        if (MediaTypes.IsJson(mediaType) || (MediaTypes.IsText(mediaType) && schemas.IsText(place)))
            return schemas.Read(place);
        if (!MediaTypes.IsBytes(mediaType))
            context.Report(Problems.MediaType, place, mediaType);
        return new ApiStream();
    }

    /// <summary>OpenAPI 3's map from media types to schemas: the type of the preferred one; null when there is no content.</summary>
    /// <param name="schema">Where the schema stands, if there is one.</param>
    public ApiType? ReadContent(Place holder, out string mediaType, out Place? schema)
    {
        mediaType = MediaTypes.Json;
        schema = null;
        if (context.Object(holder, "content") is not { Node.Members.Length: > 0 } content)
            return null;
        string key = PreferredKey(content);
        schema = context.Object(content, key) is { } media ? media["schema"] : null;
        if (schema is not null)
            return Read(schema, [key], out mediaType);
        mediaType = MediaTypes.Preferred([key]);
        return MediaTypes.IsJson(key) ? new ApiAnyJson() : new ApiStream();
    }

    /// <summary>The media type that is used of those that a content offers.</summary>
    public static string PreferredKey(Place content)
    {
        List<string> names = [];
        foreach (JsonNode member in content.Node.Members)
            names.Add(member.Name!);
        return names.Find(MediaTypes.IsJson) ?? names[0];
    }
}
