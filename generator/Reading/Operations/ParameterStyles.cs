using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>How lists are serialized: collectionFormat of Swagger 2.0, style and explode of OpenAPI 3.</summary>
internal static class ParameterStyles
{
    public static SerializationStyle Read(ReadContext context, DocumentNode parameter, ParameterLocation location)
    {
        if (IsJson(parameter))
            return SerializationStyle.Json;
        bool isOpenApi3 = parameter["schema"] is not null || parameter["content"] is not null;
        return isOpenApi3 ? FromStyle(context, parameter, location) : FromCollectionFormat(context, parameter);
    }

    /// <summary>Whether the value of a parameter or header is one string of JSON.</summary>
    public static bool IsJson(DocumentNode parameter) => parameter["schema"] is null
        && parameter.Json["content"] is { Members.Length: > 0 } content && MediaTypes.IsJson(content.Members[0].Name!);

    /// <summary>A type as it is in a URL, a header or a form: the id of the caller is sent as it is.</summary>
    public static ApiType AsText(ApiType type) => type switch
    {
        ApiScalar { Kind: ScalarKind.Uuid } => new ApiScalar(ScalarKind.String),
        ApiList { Item: ApiScalar { Kind: ScalarKind.Uuid } } list => list with { Item = new ApiScalar(ScalarKind.String) },
        _ => type,
    };

    private static SerializationStyle FromCollectionFormat(ReadContext context, DocumentNode parameter)
    {
        switch (context.String(parameter, "collectionFormat"))
        {
            case null or "csv":
                return SerializationStyle.Csv;
            case "ssv":
                return SerializationStyle.Ssv;
            case "tsv":
                return SerializationStyle.Tsv;
            case "pipes":
                return SerializationStyle.Pipes;
            // NSwag writes it for lists in headers, too, where several lines are the same as one with commas.
            case "multi":
                return SerializationStyle.Multi;
            case var other:
                context.Report(Problems.ParameterStyle, parameter.With(parameter.Json["collectionFormat"]!), other, "csv");
                return SerializationStyle.Csv;
        }
    }

    /// <summary>The style of a form field, whose encoding is the node. Null where the encoding names neither style nor explode.</summary>
    public static SerializationStyle? OfField(ReadContext context, DocumentNode encoding) =>
        encoding["style"] is null && encoding["explode"] is null ? null : FromStyle(context, encoding, ParameterLocation.Query);

    private static SerializationStyle FromStyle(ReadContext context, DocumentNode parameter, ParameterLocation location)
    {
        bool inQuery = location is ParameterLocation.Query or ParameterLocation.Cookie;
        string style = context.String(parameter, "style") ?? (inQuery ? "form" : "simple");
        bool explode = parameter["explode"] is { } flag ? flag.Json.Kind == JsonKind.True : style == "form";
        switch (style)
        {
            case "form" or "spaceDelimited" or "pipeDelimited" when explode:
                return SerializationStyle.Multi;
            case "simple" when explode:
                return SerializationStyle.SimpleExploded;
            case "cookie" when location == ParameterLocation.Cookie:
                context.Report(
                    Problems.Unsupported, parameter.With(parameter.Json["style"]!), "style cookie",
                    "values are percent-encoded as in style form");
                return parameter["explode"] is { Json.Kind: JsonKind.False } ? SerializationStyle.Csv : SerializationStyle.Multi;
            case "form" or "simple":
                return SerializationStyle.Csv;
            case "spaceDelimited":
                return SerializationStyle.Ssv;
            case "pipeDelimited":
                return SerializationStyle.Pipes;
            case "label" when location == ParameterLocation.Path:
                return explode ? SerializationStyle.LabelExploded : SerializationStyle.Label;
            case "matrix" when location == ParameterLocation.Path:
                return explode ? SerializationStyle.MatrixExploded : SerializationStyle.Matrix;
            case "deepObject":
                return SerializationStyle.DeepObject;
            default:
                context.Report(
                    Problems.ParameterStyle, parameter.With(parameter.Json["style"]!), style, "the plain value, a list with commas,");
                return SerializationStyle.Csv;
        }
    }
}
