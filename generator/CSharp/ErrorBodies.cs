using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides which statuses have an error body of which type.</summary>
internal static class ErrorBodies
{
    public static IEnumerable<ErrorBodyModel> Of(DeclaredOperation operation, TypeMap types)
    {
        // A default without other successes is theirs, and that of all errors.
        Dictionary<StatusKey, ApiType> declared = operation.Responses
            .Where(response => (response.IsError || response.Status.IsDefault) && response.Type is not null and not ApiStream)
            .ToDictionary(response => response.Status, response => response.Type!);
        ApiType? otherwise = declared.TryGetValue(StatusKey.Default, out ApiType? type) ? type : null;
        if (otherwise is not null)
            yield return new ErrorBodyModel(types.Of(otherwise), []);
        foreach (IGrouping<ApiType, StatusKey> statuses in declared.Keys
            .Where(status => !status.IsDefault && !Equals(declared[status], Inherited(status))).GroupBy(status => declared[status]))
            yield return new ErrorBodyModel(types.Of(statuses.Key), statuses.ToEquatableArray());

        // What the status has without a declaration of its own.
        ApiType? Inherited(StatusKey status) =>
            status.Code is not null && declared.TryGetValue(status.Range, out ApiType? range) ? range : otherwise;
    }
}
