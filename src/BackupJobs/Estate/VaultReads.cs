using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Reads vaults one by one: a vault that refuses, fails or does not answer is reported, and the others are still read. Nothing is reported
/// to a caller who does not listen: then only a refusal leaves a vault out, and every other fault is thrown.
/// </summary>
/// <param name="provider">Clock.</param>
/// <param name="time">The limit of all reads, of which each gets a share.</param>
/// <param name="vaultFailed">Called for each vault that was not read, never twice at a time; null to leave it out.</param>
internal sealed class VaultReads(TimeProvider provider, EstateTime time, Action<VaultId, Exception>? vaultFailed)
{
    private readonly object _lock = new();

    /// <summary>Reads a vault.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="share">How long it may take, as <see cref="EstateTime.Share"/>; null for no limit of its own.</param>
    /// <param name="read">The read.</param>
    /// <param name="cancellationToken">Cancels all reads.</param>
    /// <returns>What was read; nothing of a vault that failed, because an incomplete list looks like a complete one.</returns>
    /// <exception cref="ApiException">The service refuses what it would refuse for the next vault as well.</exception>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        VaultId vault, TimeSpan? share, Func<CancellationToken, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = IsListening && share is { } limit ? new(limit, provider) : new();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await read(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (IsListening && !cancellationToken.IsCancellationRequested)
        {
            // A request that was repeated until now says why.
            Report(vault, late.IsCancellationRequested && error.InnerException is null ? Late(share) : error);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && IsOfVault(error))
        {
            Report(vault, error);
        }

        return [];
    }

    /// <inheritdoc cref="EstateTime.Share"/>
    public TimeSpan? Share(int steps) => time.Share(steps);

    /// <summary>Whether the caller wants to know which vaults were not read.</summary>
    public bool IsReporting => vaultFailed is not null;

    // A watch repeats a read that failed for a while: reporting it would take the jobs of the vault out of the list.
    private bool IsListening => IsReporting && !WaitScope.IsActive;

    // A refusal of one vault, or its failure; everything else would be the same for the next vault.
    private bool IsOfVault(Exception error) => error is ApiException { Status: 403 or 404 }
        || (IsListening && error is TimeoutException or ApiException { Status: 408 or >= 500 } or ApiException { IsUnreadable: true });

    private static TimeoutException Late(TimeSpan? share) => new(string.Create(
        CultureInfo.InvariantCulture, $"The vault did not answer within {share?.TotalSeconds:0.#} s, its part of the time limit."));

    private void Report(VaultId vault, Exception error)
    {
        lock (_lock)
            vaultFailed?.Invoke(vault, error);
    }
}
