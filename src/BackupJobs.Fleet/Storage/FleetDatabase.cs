using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>The database: SQLite for one process, or PostgreSQL. Both have the same schema and understand the same commands.</summary>
internal abstract class FleetDatabase : IDisposable, IAsyncDisposable
{
    /// <summary>Whether several processes may use it at once.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Added to a query that must see no other process change its rows before the transaction ends.</summary>
    public abstract string LockRows { get; }

    protected abstract SchemaDialect Dialect { get; }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="FleetDatabaseException">It is in use by another process, or newer than this program.</exception>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public virtual async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await Migrations.ApplyAsync(connection, Dialect, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An open connection, to be disposed of by the caller. Never keep it over a wait.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>An open connection for the writer of this process, which keeps it.</summary>
    public virtual Task<DbConnection> ConnectWriterAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    /// <summary>Whether an error is about what was written, as opposed to a database that is away or full.</summary>
    public abstract bool RefusesValue(DbException error);

    public abstract void Dispose();

    public virtual ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The database cannot be used by this process.</summary>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class FleetDatabaseException(string message) : Exception(message);
