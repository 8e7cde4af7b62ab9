using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Where the status or the result of an operation is requested: at the URL that the service gave, and at the documented path by id if
/// that URL is refused permanently (an expired signature, an api-version that is gone) or has no answer.
/// </summary>
/// <param name="url">The URL that the service gave; null for none.</param>
/// <param name="byUrl">Requests a URL; null if it has no answer.</param>
/// <param name="byId">Requests the documented path.</param>
/// <param name="moved">The URL after a response that moves the operation.</param>
internal sealed class OperationSource<T>(
    Uri? url, Func<Uri, CancellationToken, Task<T?>> byUrl, Func<CancellationToken, Task<T>> byId, Func<ApiResponse, Uri?> moved)
    where T : ApiResponse
{
    private Uri? _url = url;

    public async Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        if (_url is not null && await TryReadUrlAsync(_url, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            _url = moved(answer);
            return answer;
        }

        T found = await byId(cancellationToken).ConfigureAwait(false);
        _url = null;
        return found;
    }

    /// <summary>One request of a wait for a result: 202 means that there is none yet.</summary>
    public async Task<Observation<T>> ObserveAsync(CancellationToken cancellationToken)
    {
        T answer = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return new Observation<T>(answer, answer.Status != 202, answer.RetryAfter);
    }

    private async Task<T?> TryReadUrlAsync(Uri given, CancellationToken cancellationToken)
    {
        try
        {
            return await byUrl(given, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Status is >= 400 and < 500 && !error.IsTransient)
        {
            return null;
        }
    }
}
