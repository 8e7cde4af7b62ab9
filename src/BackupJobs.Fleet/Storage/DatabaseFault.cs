using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Faults of the database that pass: the work is repeated later.</summary>
internal static class DatabaseFault
{
    /// <summary>The database does not answer. A connection that breaks while it is used is an InvalidOperationException.</summary>
    public static bool IsAway(Exception error) => error is DbException or TimeoutException or InvalidOperationException;

    /// <summary>The same, or another process owns the shard by now.</summary>
    public static bool IsAwayOrFenced(Exception error) => error is FencedException || IsAway(error);
}
