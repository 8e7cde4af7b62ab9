using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Where a parameter is sent, as the document calls it.</summary>
internal static class ParameterPlace
{
    private static readonly string[] Names = ["path", "query", "header", "cookie", "querystring"];

    /// <summary>Null for a name that OpenAPI does not define, and for the whole query.</summary>
    public static ParameterLocation? Of(string? name) => name switch
    {
        "path" => ParameterLocation.Path,
        "query" => ParameterLocation.Query,
        "header" => ParameterLocation.Header,
        "cookie" => ParameterLocation.Cookie,
        "formData" => ParameterLocation.Form,
        _ => null,
    };

    /// <summary>What is wrong with the place of a parameter, behind a message; empty where it has none.</summary>
    public static string Hint(DocumentNode parameter)
    {
        if (parameter.Json["in"] is not { IsString: true, Value: var place })
            return "";
        if (ParameterReader.IsBody(parameter))
            return ": since OpenAPI 3, a body is the 'requestBody' of the operation";
        string meant = Nearest.To(place, Names) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
        return $": '{place}' is not one of {string.Join(", ", Names)}{meant}";
    }
}
