using BackupJobsGen.Documents;

namespace BackupJobsGen.Api.Operations;

/// <summary>Brings a template and its declared parameters together: each placeholder has exactly one.</summary>
internal static class PathParameters
{
    private static readonly char[] Ends = ['{', '}', '/'];

    /// <param name="location">Path or Host; parameters with other locations pass.</param>
    public static IReadOnlyList<ApiParameter> Checked(
        ReadContext context, Place holder, string template, IReadOnlyList<ApiParameter> parameters, ParameterLocation location)
    {
        List<string> placeholders = Placeholders(template);
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
            used.Add(new ApiParameter(
                missing, null, null, location, new ApiScalar(ScalarKind.String), true, CollectionFormat.Csv, false, false, null, null));
        }

        return used;
    }

    // A name in braces; each once. Braces without a name, or with a slash between them, are text.
    private static List<string> Placeholders(string template)
    {
        List<string> names = [];
        for (int start = template.IndexOf('{'); start >= 0; start = template.IndexOf('{', start + 1))
        {
            int end = template.IndexOfAny(Ends, start + 1);
            if (end <= start + 1 || template[end] != '}')
                continue;
            string name = template.Substring(start + 1, end - start - 1);
            if (!names.Contains(name))
                names.Add(name);
        }

        return names;
    }
}
