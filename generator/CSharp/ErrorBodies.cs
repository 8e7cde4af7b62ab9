using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides which statuses have an error body of which type.</summary>
internal static class ErrorBodies
{
    private const string Default = "default";

    public static IEnumerable<ErrorBodyModel> Of(DeclaredOperation operation, TypeMap types)
    {
        Dictionary<string, ApiType> declared = operation.Responses
            .Where(response => response.IsError && response.Type is not null and not ApiStream)
            .ToDictionary(response => response.Status, response => response.Type!, StringComparer.Ordinal);
        ApiType? otherwise = declared.TryGetValue(Default, out ApiType? type) ? type : null;
        if (otherwise is not null)
            yield return new ErrorBodyModel(types.Of(otherwise), []);
        foreach (IGrouping<ApiType, string> statuses in declared.Keys
            .Where(status => status != Default && !Equals(declared[status], Inherited(status))).GroupBy(status => declared[status]))
            yield return new ErrorBodyModel(types.Of(statuses.Key), statuses.ToEquatableArray());

        // What the status has without a declaration of its own.
        ApiType? Inherited(string status) =>
            !status.EndsWith("XX", StringComparison.Ordinal) && declared.TryGetValue(status[0] + "XX", out ApiType? range)
                ? range
                : otherwise;
    }
}
