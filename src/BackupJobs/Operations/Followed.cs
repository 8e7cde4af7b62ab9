using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// An answer that the service's own URL gives, and the vault's documented path by id where that URL is refused for good
/// (a signature that has ended, an api-version that is gone) or has nothing to tell.
/// </summary>
internal sealed class Followed<T>(Func<CancellationToken, Task<T?>>? given, Func<CancellationToken, Task<T>> byId)
    where T : ApiResponse
{
    private bool _byId = given is null;

    public async Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_byId && await TryGivenAsync(cancellationToken).ConfigureAwait(false) is { } answer)
            return answer;
        T found = await byId(cancellationToken).ConfigureAwait(false);
        _byId = true;
        return found;
    }

    private async Task<T?> TryGivenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await given!(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Status is >= 400 and < 500 && !Transient.IsTransient(error))
        {
            return null;
        }
    }
}
