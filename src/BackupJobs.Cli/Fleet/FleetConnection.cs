using BackupJobs.Cli.FleetApi;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>A <c>backup-jobs-fleet</c> service, by the client that is generated from its document.</summary>
internal sealed class FleetConnection
{
    // 1,000 jobs with the longest errors need a twentieth of it.
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly FleetClient _client;
    private readonly bool _hasKey;

    /// <param name="address">Address of the service.</param>
    /// <param name="key">API key or access token; null to send none, which a service on this machine may not need.</param>
    public FleetConnection(Uri address, string? key)
    {
        _hasKey = key is not null;
        // The connection is not disposed: it is used until the process ends.
        HttpClient http = new(new FleetRequests(ApiHttpHandler.Create()));
        _client = new FleetClient(http, new FleetClientOptions
        {
            Endpoint = address,
            Key = key,
            UsesHandlerCredentials = key is null,
            MaxResponseBytes = LargestAnswer,
        });
    }

    /// <summary>A page of jobs, the newest end first.</summary>
    /// <exception cref="FailureException">The service refuses, fails or is not a fleet.</exception>
    public Task<EndedJobPage> ListAsync(FleetFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        CallAsync(() => _client.Jobs.ListAsync(
            outcome: [.. filter.Outcomes.Select(outcome => new FleetApi.JobOutcome(outcome.ToString()))],
            subscription: filter.OnlySubscription,
            vault: filter.OnlyVault?.ToString().ToLowerInvariant(),
            item: filter.OnlyItem,
            operation: filter.Operation,
            text: filter.Text,
            // No job ends before it starts; one that started in time may end at any time.
            from: filter.Since,
            cursor: cursor,
            limit: limit,
            cancellationToken: cancellationToken));

    /// <summary>Everything that is known about a job.</summary>
    /// <exception cref="FailureException">The service refuses, fails, does not know the job or is not a fleet.</exception>
    public Task<JobDetail> GetAsync(VaultJob job, CancellationToken cancellationToken) =>
        CallAsync(() => _client.Jobs.GetAsync(job.JobId, job.Vault.ToString().ToLowerInvariant(), cancellationToken));

    private async Task<T> CallAsync<T>(Func<Task<ApiResponse<T>>> call)
    {
        try
        {
            return (await call().ConfigureAwait(false)).Value;
        }
        catch (Exception error) when (FleetFailures.Of(error, _hasKey) is { } failure)
        {
            throw new FailureException(failure);
        }
    }
}
