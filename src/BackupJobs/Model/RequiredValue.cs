using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Responses whose value a caller needs. A success without a body, such as 204, has none.</summary>
internal static class RequiredValue
{
    /// <summary>The response itself.</summary>
    /// <exception cref="ApiException">It has no value; within waits that is transient.</exception>
    public static ApiResponse<T> WithBody<T>(this ApiResponse<T> response, string operationId)
        where T : class => response.HasValue ? response : throw ApiException.WithoutBody(response, operationId);
}
