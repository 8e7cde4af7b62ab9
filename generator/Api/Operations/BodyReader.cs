using BackupJobsGen.Api.Schemas;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Api.Operations;

/// <summary>Decides what a body is: JSON, text, or bytes.</summary>
internal sealed class BodyReader(ReadContext context, SchemaReader schemas)
{
    /// <summary>The request body of a Swagger 2.0 operation, from its body parameter or its form fields.</summary>
    public ApiBody? ReadSwagger(OperationPlace operation, IReadOnlyList<Place> parameters)
    {
        IReadOnlyList<string> consumes = MediaTypes.OfSwagger(context, operation.Operation, "consumes");
        Place? body = null;
        foreach (Place parameter in parameters.Where(ParameterReader.IsBody))
        {
            if (body is not null)
                context.Report(Problems.SecondBody, parameter, parameter.Node["name"]?.Text ?? "body");
            body ??= parameter;
        }

        List<Place> fields = [.. parameters.Where(parameter => parameter.Node["in"] is { IsString: true, Text: "formData" })];
        if (body is { } place)
            return ReadSwaggerBody(place, consumes);
        return fields.Count == 0 ? null : FormBody(fields, consumes);
    }

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

        if (MediaTypes.IsJson(mediaType))
            return schemas.Read(place);
        ApiType type = schemas.Read(place);
        if (MediaTypes.IsText(mediaType) && schemas.IsText(type))
            return type;
        if (type is not ApiScalar)
            context.Report(Problems.MediaType, place, mediaType);
        return new ApiStream();
    }

    private ApiBody ReadSwaggerBody(Place parameter, IReadOnlyList<string> consumes)
    {
        if (parameter["schema"] is null)
            context.Report(Problems.WrongKind, parameter, "schema", "present");
        ApiType type = Read(parameter["schema"], consumes, out string mediaType) ?? new ApiAnyJson();
        return new ApiBody(
            context.Text(parameter, "name") ?? "body",
            context.Text(parameter, "x-ms-client-name"),
            context.Text(parameter, "description"),
            mediaType,
            type,
            context.Flag(parameter, "required"));
    }

    private static ApiBody FormBody(List<Place> fields, IReadOnlyList<string> consumes)
    {
        bool hasFile = fields.Any(field => field.Node["type"] is { IsString: true, Text: "file" });
        string mediaType = hasFile ? MediaTypes.Multipart : consumes.FirstOrDefault(MediaTypes.IsForm) ?? MediaTypes.UrlEncoded;
        return new ApiBody("form", null, null, mediaType, null, fields.Any(field => field.Node["required"] is { Kind: JsonKind.True }));
    }
}
