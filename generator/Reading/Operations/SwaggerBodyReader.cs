using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads the request body of a Swagger 2.0 operation, from its body parameter or its form fields.</summary>
internal sealed class SwaggerBodyReader(ReadContext context, SchemaReader schemas, BodyTypes types)
{
    public ApiBody? Read(OperationNode operation, IReadOnlyList<DocumentNode> parameters)
    {
        IReadOnlyList<string> consumes = MediaTypes.OfSwagger(context, operation, "consumes");
        DocumentNode? body = null;
        foreach (DocumentNode parameter in parameters.Where(ParameterReader.IsBody))
        {
            if (body is not null)
                context.Report(Problems.SecondBody, parameter, parameter.Json["name"]?.Value ?? "body");
            body ??= parameter;
        }

        List<DocumentNode> fields = [.. parameters.Where(parameter => parameter.Json["in"] is { IsString: true, Value: "formData" })];
        if (body is { } node)
            return ReadBody(node, consumes);
        return fields.Count == 0 ? null : FormBody(fields, consumes);
    }

    private ApiBody ReadBody(DocumentNode parameter, IReadOnlyList<string> consumes)
    {
        if (parameter["schema"] is null)
            context.Report(Problems.WrongKind, parameter, "schema", "present");
        ApiType type = types.Read(parameter["schema"], consumes, out string mediaType) ?? new ApiAnyJson();
        return new ApiBody(
            context.String(parameter, "name") ?? "body",
            context.String(parameter, "x-ms-client-name"),
            context.String(parameter, "description"),
            MediaTypes.OfBody(mediaType),
            type,
            context.Flag(parameter, "required"))
        {
            HasMediaTypes = type is ApiStream && MediaTypes.AreSeveral(consumes),
            IsNullable = types.IsNullable(parameter["schema"]),
            Limits = parameter["schema"] is { } schema ? schemas.Limits(schema, type) : [],
        };
    }

    private static ApiBody FormBody(List<DocumentNode> fields, IReadOnlyList<string> consumes)
    {
        bool hasFile = fields.Any(field => field.Json["type"] is { IsString: true, Value: "file" });
        string mediaType = hasFile ? MediaTypes.Multipart : consumes.FirstOrDefault(MediaTypes.IsForm) ?? MediaTypes.UrlEncoded;
        return new ApiBody("form", null, null, mediaType, null, fields.Any(field => field.Json["required"] is { Kind: JsonKind.True }));
    }
}
