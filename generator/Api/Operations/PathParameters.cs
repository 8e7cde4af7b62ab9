using System.Text.RegularExpressions;

namespace BackupJobsGen.Api.Operations;

/// <summary>Brings a path template and the declared path parameters together: each placeholder has exactly one.</summary>
internal static class PathParameters
{
    private static readonly Regex Placeholder = new(@"\{([^{}/]+)\}", RegexOptions.CultureInvariant);

    public static IReadOnlyList<ApiParameter> Checked(ReadContext context, OperationPlace operation, string path, IReadOnlyList<ApiParameter> parameters)
    {
        HashSet<string> placeholders = new(StringComparer.Ordinal);
        foreach (Match match in Placeholder.Matches(path))
            placeholders.Add(match.Groups[1].Value);
        List<ApiParameter> used = [];
        foreach (ApiParameter parameter in parameters)
        {
            if (parameter.In != ParameterLocation.Path || placeholders.Remove(parameter.WireName))
                used.Add(parameter);
            else
                context.Report(Problems.PathParameter, operation.Operation, parameter.WireName, "has no place in the path template; it was left out");
        }

        foreach (string missing in placeholders.OrderBy(name => path.IndexOf("{" + name + "}", StringComparison.Ordinal)))
        {
            context.Report(Problems.PathParameter, operation.Operation, missing, "is not declared; it is taken as a string");
            used.Add(Undeclared(missing));
        }

        return used;
    }

    private static ApiParameter Undeclared(string name) => new(
        name, null, null, ParameterLocation.Path, new ApiScalar(ScalarKind.String), true, CollectionFormat.Csv, false, false, null, null);
}
