using System.Text.RegularExpressions;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Api.Operations;

/// <summary>Brings a template and its declared parameters together: each placeholder has exactly one.</summary>
internal static class PathParameters
{
    private static readonly Regex Placeholder = new(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant);

    /// <param name="location">Path or Host; parameters with other locations pass.</param>
    public static IReadOnlyList<ApiParameter> Checked(
        ReadContext context, Place holder, string template, IReadOnlyList<ApiParameter> parameters, ParameterLocation location)
    {
        List<string> placeholders = [];
        foreach (Match match in Placeholder.Matches(template))
        {
            if (!placeholders.Contains(match.Groups[1].Value))
                placeholders.Add(match.Groups[1].Value);
        }

        List<ApiParameter> used = [];
        foreach (ApiParameter parameter in parameters)
        {
            // x-ms-paths may hold a query with placeholders, whose parameters say that they are in the query.
            if (parameter.In == ParameterLocation.Query && location == ParameterLocation.Path && placeholders.Remove(parameter.WireName))
                used.Add(parameter with { In = location, Required = true });
            else if (parameter.In != location || placeholders.Remove(parameter.WireName))
                used.Add(parameter);
            else
                context.Report(Problems.PathParameter, holder, parameter.WireName, "has no place in the template; it was left out");
        }

        foreach (string missing in placeholders)
        {
            context.Report(Problems.PathParameter, holder, missing, "is not declared; it is taken as a string");
            used.Add(new ApiParameter(
                missing, null, null, location, new ApiScalar(ScalarKind.String), true, CollectionFormat.Csv, false, false, null, null));
        }

        return used;
    }
}
