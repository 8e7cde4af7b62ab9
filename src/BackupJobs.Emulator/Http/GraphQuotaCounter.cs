using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>Counts the queries of each caller.</summary>
internal sealed class GraphQuotaCounter
{
    private readonly ConcurrentDictionary<(GraphQuota Quota, string Caller), Window> _windows = new();

    /// <summary>Counts a query and writes the headers of the quota.</summary>
    /// <returns>False if it is one too many.</returns>
    public bool TryTake(VaultRequest request)
    {
        if (request.Behavior.GraphQuota is not { } quota)
            return true;
        DateTimeOffset now = request.Vault.Clock.ClientNow;
        Window window = _windows.GetOrAdd((quota, request.Http.Request.Headers.Authorization.ToString()), _ => new Window());
        (int left, TimeSpan rest) = window.Take(quota, now);
        IHeaderDictionary headers = request.Http.Response.Headers;
        string remaining = Math.Max(0, left).ToString(CultureInfo.InvariantCulture);
        headers["x-ms-user-quota-remaining"] = remaining;
        headers["x-ms-user-quota-resets-after"] =
            TimeSpan.FromSeconds(Math.Ceiling(rest.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);
        headers["x-ms-ratelimit-remaining-tenant-resource-requests"] = remaining;
        return left >= 0;
    }

    private sealed class Window
    {
        private DateTimeOffset _end = DateTimeOffset.MinValue;
        private int _used;

        /// <summary>Queries left after this one, less than zero if it is too many, and the time until the window ends.</summary>
        public (int Left, TimeSpan Remaining) Take(GraphQuota quota, DateTimeOffset now)
        {
            lock (this)
            {
                if (now >= _end)
                    (_end, _used) = (now + quota.Window, 0);
                if (_used <= quota.Queries)
                    _used++;
                return (quota.Queries - _used, _end - now);
            }
        }
    }
}
