using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BackupJobs.Fleet;

/// <summary>One SQLite file, for one process. A lock on a file next to it keeps a second process out.</summary>
internal sealed class SqliteDatabase(string path) : FleetDatabase
{
    // In kilobytes. The rows of 100,000 vaults, written in no order, are far more than the 2 MB that it has otherwise.
    private const int WriterCache = 16_000;

    // EWOULDBLOCK of Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    private static readonly int[] Held = OperatingSystem.IsWindows() ? [0x20, 0x21] : OperatingSystem.IsMacOS() ? [35] : [11];

    private readonly string _path = Path.GetFullPath(path);
    private FileStream? _lock;

    public override bool IsShared => false;

    // There is one writer, and the whole file is its own during a transaction.
    public override string LockRows => "";

    protected override SchemaDialect Dialect => SchemaDialect.Sqlite;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lock ??= Lock();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FleetDatabaseException($"The database {_path} cannot be created: {error.Message}");
        }

        try
        {
            await base.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            throw new FleetDatabaseException(DatabaseFault.IsLocked(error)
                ? $"The database {_path} is locked by another program, such as a backup or a shell: end it, and start again."
                : $"The database {_path} cannot be opened: {error.Message}");
        }
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = 30 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using SqliteCommand settings = connection.CreateCommand();
            // FULL: what was committed survives a power failure.
            settings.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 30000;";
            await settings.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<DbConnection> ConnectWriterAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using DbCommand cache = connection.CreateCommand();
        cache.CommandText = $"pragma cache_size = -{WriterCache}";
        await cache.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    // SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH.
    public override bool RefusesValue(DbException error) => error is SqliteException { SqliteErrorCode: 1 or 18 or 19 or 20 };

    public override void Dispose()
    {
        if (_lock is null)
            return;
        // Pooled connections keep the file open.
        SqliteConnection.ClearAllPools();
        _lock.Dispose();
        _lock = null;
    }

    private string Holder => _path + ".pid";

    // The system releases the lock when the process ends, however it ends.
    private FileStream Lock()
    {
        string file = _path + ".lock";
        try
        {
            FileStream held = PrivateFile.Open(file, FileShare.None);
            // SQLite gives its other files the mode of this one.
            PrivateFile.Open(_path, FileShare.ReadWrite | FileShare.Delete).Dispose();
            // In a file of its own: nobody else can read the one that is locked.
            using FileStream holder = PrivateFile.Open(Holder, FileShare.Read);
            holder.SetLength(0);
            holder.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return held;
        }
        catch (IOException error) when (Held.Contains(error.HResult & 0xFFFF))
        {
            throw new FleetDatabaseException(
                $"The database {_path} is in use by another process{HolderText()}. One process at a time may use a SQLite file: stop the "
                + "other process, name another file, or use PostgreSQL for several processes.");
        }
    }

    private string HolderText()
    {
        try
        {
            return int.TryParse(File.ReadAllText(Holder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                ? $" ({process})"
                : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
