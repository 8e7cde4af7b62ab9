using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads the request body of a Swagger 2.0 operation, from its body parameter or its form fields.</summary>
internal sealed class SwaggerBodyReader(ReadContext context, BodyTypes types)
{
    public ApiBody? Read(OperationPlace operation, IReadOnlyList<Place> parameters)
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
            return ReadBody(place, consumes);
        return fields.Count == 0 ? null : FormBody(fields, consumes);
    }

    private ApiBody ReadBody(Place parameter, IReadOnlyList<string> consumes)
    {
        if (parameter["schema"] is null)
            context.Report(Problems.WrongKind, parameter, "schema", "present");
        ApiType type = types.Read(parameter["schema"], consumes, out string mediaType) ?? new ApiAnyJson();
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
