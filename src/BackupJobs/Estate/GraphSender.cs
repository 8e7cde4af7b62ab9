using BackupJobs.ResourceGraph;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Sends queries over the pipeline of a client, within the caller's quota.</summary>
internal sealed class GraphSender(BackupClient client)
{
    public const string OperationId = "Resources";

    // A query reads, so it may be repeated although it is a POST. Inside a wait, the wait repeats it.
    private const int Attempts = 5;

    private static readonly OperationDescriptor Operation =
        new(OperationId, HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources", "2024-04-01");

    private readonly GraphThrottle _quota = new(client.TimeProvider);

    public int MaxPages => client.Pipeline.Options.MaxPages;

    public async Task<ApiResponse<QueryResponse>> SendAsync(QueryRequest query, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await _quota.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                ApiRequest request = new ApiRequest(Operation).JsonBody(query, JsonObjects.Write);
                ApiResponse<QueryResponse> answer = await client.Pipeline
                    .SendAsync(request, JsonObjects.Read<QueryResponse>, cancellationToken).ConfigureAwait(false);
                _quota.Observe(answer);
                return answer.WithBody(OperationId);
            }
            catch (ApiException error) when (error.Status == 429 && error.IsTransient && attempt < (WaitScope.IsActive ? 1 : Attempts))
            {
                _quota.Observe(error.Response);
            }
        }
    }
}
