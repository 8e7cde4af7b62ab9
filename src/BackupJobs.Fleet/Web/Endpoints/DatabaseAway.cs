using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace BackupJobs.Fleet.Web;

/// <summary>Answers requests that the database cannot serve now: 503 with the reason, and when to ask again.</summary>
internal sealed class DatabaseAway(IFleetStatus status) : IExceptionHandler
{
    private const string Seconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception))
            return false;
        httpContext.Response.Headers.RetryAfter = Seconds;
        string reason = status.NotReadyReason ?? "The database does not answer: " + Redact.Text(exception.Message);
        await FleetApi.Problem(reason, StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext).ConfigureAwait(false);
        return true;
    }

    // While the process is ready, an error of a statement is a fault of this program.
    private bool IsAway(Exception exception) =>
        (!status.IsReady && DatabaseFault.IsAway(exception))
        || exception is TimeoutException or DbException { IsTransient: true }
            // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
            or SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 or 14 };
}
