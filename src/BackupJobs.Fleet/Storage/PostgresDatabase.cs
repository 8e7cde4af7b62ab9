using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace BackupJobs.Fleet;

/// <summary>PostgreSQL, for one or several processes.</summary>
internal sealed class PostgresDatabase : FleetDatabase
{
    // A process that is stopped in the middle of a transaction must not keep its locks; the server ends its session instead.
    private const int LongestIdleTransaction = 8000;

    private readonly NpgsqlDataSource _source;
    private readonly string? _host;

    /// <exception cref="FleetDatabaseException">The connection string is not valid.</exception>
    public PostgresDatabase(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            // The message of the cause may quote the string, which has a password.
            throw new FleetDatabaseException("The connection string of PostgreSQL is not valid. Expected: Host=…;Database=…;Username=…");
        }

        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout={LongestIdleTransaction}".Trim();
        settings.ApplicationName ??= "backup-jobs-fleet";
        settings.Timeout = Math.Min(settings.Timeout, 10);
        settings.CommandTimeout = Math.Min(settings.CommandTimeout, 15);
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 50);
        _host = settings.Host;
        _source = NpgsqlDataSource.Create(settings);
    }

    public override bool IsShared => true;

    public override string LockRows => " for share";

    protected override SchemaDialect Dialect => SchemaDialect.PostgreSql;

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (error.InnerException is SocketException cause && error.Message == cause.Message)
        {
            // So it is where a name is not known, without the name.
            throw new NpgsqlException($"{_host}: {error.Message}", cause);
        }
    }

    // Data exceptions, violated constraints, and errors in the statement.
    public override bool RefusesValue(DbException error) =>
        error is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] };

    public override void Dispose() => _source.Dispose();
}
