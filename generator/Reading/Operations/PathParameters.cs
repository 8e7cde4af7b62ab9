using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Brings a template and its declared parameters together: each placeholder has exactly one.</summary>
internal static class PathParameters
{
    /// <param name="location">Path or Host; parameters with other locations pass.</param>
    public static IReadOnlyList<ApiParameter> Checked(
        ReadContext context, Place holder, string template, IReadOnlyList<ApiParameter> parameters, ParameterLocation location)
    {
        List<string> placeholders = UrlTemplate.Names(template, out string text);
        if (text.IndexOfAny(['{', '}']) >= 0)
            context.Report(Problems.Unsupported, holder, template, "braces that do not match, or hold nothing, are part of the text");
        HashSet<string> ofLocation = new(parameters.Where(parameter => parameter.In == location).Select(parameter => parameter.WireName), StringComparer.Ordinal);
        List<ApiParameter> used = [];
        foreach (ApiParameter parameter in parameters)
        {
            // x-ms-paths may hold a query with placeholders, whose parameters say that they are in the query.
            if (parameter.In == ParameterLocation.Query && location == ParameterLocation.Path && !ofLocation.Contains(parameter.WireName) && placeholders.Remove(parameter.WireName))
                used.Add(parameter with { In = location, Required = true });
            else if (parameter.In != location || placeholders.Remove(parameter.WireName))
                used.Add(parameter);
            else
                context.Report(Problems.PathParameter, holder, parameter.WireName, "has no place in the template; it was left out");
        }

        foreach (string missing in placeholders)
        {
            context.Report(Problems.PathParameter, holder, missing, "is not declared; it is taken as a string");
            used.Add(new ApiParameter { WireName = missing, In = location, Type = new ApiScalar(ScalarKind.String), Required = true });
        }

        return used;
    }
}
