using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The caller's quota of Resource Graph (15 queries in 5 seconds), by the headers of its answers. A query that would exceed it is not sent
/// before the quota is renewed.
/// </summary>
internal sealed class GraphThrottle(TimeProvider time)
{
    // The header's value is a few seconds; anything longer is not believed.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private long _blockedAt;
    private TimeSpan _blockedFor;

    /// <summary>Waits until another query may be sent.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Rest is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the headers of an answer, also of a refusal.</summary>
    public void Observe(ApiResponse response)
    {
        bool isRefused = response.Status == 429;
        bool isUsedUp = int.TryParse(
            response.Headers["x-ms-user-quota-remaining"], NumberStyles.None, CultureInfo.InvariantCulture, out int left) && left == 0;
        if (!isRefused && !isUsedUp)
            return;
        TimeSpan reset = TimeSpan.TryParseExact(
            response.Headers["x-ms-user-quota-resets-after"], "c", CultureInfo.InvariantCulture, out TimeSpan after) ? after : Usual;
        TimeSpan wait = response.RetryAfter is { } asked && asked > reset ? asked : reset;
        lock (_lock)
            (_blockedAt, _blockedFor) = (time.GetTimestamp(), wait > Longest ? Longest : wait);
    }

    /// <summary>Time until another query may be sent; not positive if it may be sent now.</summary>
    public TimeSpan Rest
    {
        get
        {
            lock (_lock)
                return _blockedFor == TimeSpan.Zero ? TimeSpan.Zero : _blockedFor - time.GetElapsedTime(_blockedAt);
        }
    }
}
