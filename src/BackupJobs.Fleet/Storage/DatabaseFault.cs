using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BackupJobs.Fleet;

/// <summary>Faults of the database that pass: the work is repeated later.</summary>
internal static class DatabaseFault
{
    /// <summary>The database does not answer. A connection that breaks while it is used is an InvalidOperationException.</summary>
    public static bool IsAway(Exception error) => error is DbException or TimeoutException or InvalidOperationException;

    /// <summary>The same, or another process owns the shard by now.</summary>
    public static bool IsAwayOrFenced(Exception error) => error is FencedException || IsAway(error);

    /// <summary>No server answers, or it ends or begins: connection exceptions and those of an operator's intervention.</summary>
    public static bool IsUnreachable(Exception error) => error is TimeoutException
        || error is NpgsqlException and (not PostgresException or PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] });

    /// <summary>No answer in time, from the server or from the pool of connections.</summary>
    public static bool IsTimeout(Exception error) => error is TimeoutException or NpgsqlException { InnerException: TimeoutException };

    /// <summary>Another program has locked the file: SQLITE_BUSY and SQLITE_LOCKED.</summary>
    public static bool IsLocked(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 };

    /// <summary>What an operator reads: a server that refuses a role or a database does answer.</summary>
    public static string Text(Exception error) =>
        error is PostgresException refusal && !IsUnreachable(error)
            ? $"The database refuses this process: {Redact.Text($"{refusal.SqlState}: {refusal.MessageText}")}{Remedy(refusal.SqlState)}"
            : "The database does not answer: " + Redact.Text(error.Message);

    private static string Remedy(string state) => state is PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege
        ? ". The role needs the right to create schemas in the database, and tables in the first schema of its search_path: "
            + "make it the owner of the database"
        : "";
}
