using System.Globalization;
using BackupJobs.Fleet.Notifications;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Web;

/// <summary>Logs requests without a valid key or session, with their address: one line a minute, so that strangers cannot fill the
/// log.</summary>
internal sealed partial class RefusedCallers(TimeProvider time, ILogger<RefusedCallers> logger)
{
    private const int LongestPath = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _loggedAt;
    private long _more;

    public void Note(HttpContext http)
    {
        long more;
        lock (_lock)
        {
            if (_loggedAt is { } at && time.GetElapsedTime(at) < Pause)
            {
                _more++;
                return;
            }

            (more, _more, _loggedAt) = (_more, 0, time.GetTimestamp());
        }

        string path = EndText.OneLine(http.Request.Path.Value ?? "/");
        LogRefused(
            logger, http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            path.Length <= LongestPath ? path : path[..LongestPath],
            more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {more} more like this since the line before."));
    }

    [LoggerMessage(1, LogLevel.Information,
        "A request from {Address} for {Path} has no valid key or session.{Others}")]
    private static partial void LogRefused(ILogger logger, string address, string path, string others);
}
