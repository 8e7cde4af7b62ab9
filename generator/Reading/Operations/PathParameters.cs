using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Matches a template with its declared parameters: each placeholder gets exactly one.</summary>
internal static class PathParameters
{
    /// <param name="location">Path or Host; parameters with other locations are kept.</param>
    public static IReadOnlyList<ApiParameter> Checked(
        ReadContext context, DocumentNode holder, string template, IReadOnlyList<ApiParameter> parameters, ParameterLocation location)
    {
        List<string> placeholders = UrlTemplate.Names(template, out string text);
        if (text.IndexOfAny(['{', '}']) >= 0)
            context.Report(Problems.Unsupported, holder, template, "unmatched or empty braces are literal text");
        HashSet<string> ofLocation =
            new(parameters.Where(parameter => parameter.In == location).Select(parameter => parameter.WireName), StringComparer.Ordinal);
        List<ApiParameter> used = [];
        foreach (ApiParameter parameter in parameters)
        {
            // x-ms-paths may have a query with placeholders, whose parameters are declared with "in": "query".
            if (parameter.In == ParameterLocation.Query
                && location == ParameterLocation.Path
                && !ofLocation.Contains(parameter.WireName)
                && placeholders.Remove(parameter.WireName))
                used.Add(parameter with { In = location, Required = true });
            else if (parameter.In != location || placeholders.Remove(parameter.WireName))
                used.Add(parameter);
            else
                context.Report(Problems.PathParameter, holder, parameter.WireName, "has no placeholder in the template; it is ignored");
        }

        foreach (string missing in placeholders)
        {
            context.Report(Problems.PathParameter, holder, missing, "is not declared; it is treated as a string");
            used.Add(new ApiParameter { WireName = missing, In = location, Type = new ApiScalar(ScalarKind.String), Required = true });
        }

        return used;
    }
}
