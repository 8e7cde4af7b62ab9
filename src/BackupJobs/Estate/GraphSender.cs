using BackupJobs.ResourceGraph;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Sends queries over the pipeline of a client, within the caller's quota.</summary>
/// <param name="client">The client.</param>
/// <param name="time">A pause that would exceed this limit is not waited for: the caller gets the refusal instead.</param>
internal sealed class GraphSender(BackupClient client, EstateTime time)
{
    public const string OperationId = "Resources";

    // A query reads, so it may be repeated although it is a POST. Inside a wait, the wait repeats it.
    private const int Attempts = 5;

    // After these, vaults are read one by one.
    private const int AttemptsOfFailures = 3;

    private readonly ResourceGraphClient _graph = new(client.Pipeline);
    private readonly GraphThrottle _throttle = new(client.TimeProvider);

    public int MaxPages => client.Pipeline.Options.MaxPages;

    /// <summary>Whether Resource Graph has failed, and may work later.</summary>
    public static bool IsFailure(ApiException error) => error.Status is 500 or 502 or 503 or 504 && error.OperationId == OperationId;

    public async Task<ApiResponse<QueryResponse>> SendAsync(QueryRequest query, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await _throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                ApiResponse<QueryResponse> answer = await _graph.ResourcesAsync(query, cancellationToken).ConfigureAwait(false);
                _throttle.Observe(answer);
                return answer.WithBody(OperationId);
            }
            catch (ApiException error) when (error.Status == 429 && error.IsTransient && attempt < (WaitScope.IsActive ? 1 : Attempts))
            {
                _throttle.Observe(error.Response);
                if (_throttle.Rest > time.Left)
                    throw;
            }
            catch (ApiException error) when (IsFailure(error) && attempt < AttemptsOfFailures && !WaitScope.IsActive)
            {
                TimeSpan pause = TimeSpan.FromMilliseconds(250 << attempt);
                if (pause > time.Left)
                    throw;
                await Task.Delay(pause, client.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
