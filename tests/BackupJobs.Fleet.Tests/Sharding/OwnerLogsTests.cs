using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BackupJobs.Fleet.Tests.Sharding;

public sealed class OwnerLogsTests : IDisposable
{
    private readonly MemoryLog<OwnerLogs> _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FleetHealth _health = new(TimeProvider.System, NullLogger<FleetHealth>.Instance);

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void A_healthy_start_of_the_shards_logs_nothing_that_an_operator_must_read()
    {
        using OwnerLogs logs = new(new OneLog(_log), _health, _stop.Token);
        ILogger wolverine = logs.CreateLogger("Wolverine.Runtime");
        LogAll(wolverine);
        logs.HasStarted = true;
        LogAll(wolverine);

        Assert.Equal(
            [LogLevel.Debug, LogLevel.Debug, LogLevel.Error, LogLevel.Debug, LogLevel.Warning, LogLevel.Error],
            _log.Levels);
    }

    [Fact]
    public void What_follows_from_an_outage_of_the_database_and_elections_are_not_logged()
    {
        using OwnerLogs logs = new(new OneLog(_log), _health, _stop.Token) { HasStarted = true };
        NpgsqlException away = new("Failed to connect", new IOException("refused"));
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, new InvalidOperationException("batch", away));
        Log(logs, "Wolverine.Runtime.Agents.NodeAgentController", LogLevel.Warning, null);
        Log(logs, "Wolverine.Runtime.WolverineRuntime", LogLevel.Warning, null);
        Log(logs, "Wolverine.Runtime.WolverineRuntime", LogLevel.Error, new PostgresException("terminating", "FATAL", "FATAL", "57P01"));

        Assert.Equal([LogLevel.Debug, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug], _log.Levels);
    }

    [Fact]
    public void Faults_of_Wolverine_itself_are_logged_as_long_as_the_database_answers()
    {
        using OwnerLogs logs = new(new OneLog(_log), _health, _stop.Token) { HasStarted = true };
        Log(logs, "Wolverine.Runtime.Agents.NodeAgentController", LogLevel.Error, new InvalidOperationException("odd"));
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, new PostgresException("no table", "ERROR", "ERROR", "42P01"));

        Assert.Equal([LogLevel.Error, LogLevel.Error], _log.Levels);
    }

    [Fact]
    public void What_a_stop_has_cut_is_not_an_error_of_a_service_that_stops()
    {
        using OwnerLogs logs = new(new OneLog(_log), _health, _stop.Token) { HasStarted = true };
        InvalidOperationException cut = new("batch", new TaskCanceledException());
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, cut);
        _stop.Cancel();
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, cut);
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, new ObjectDisposedException("pool"));
        Log(logs, "Wolverine.RDBMS.DurabilityAgent", LogLevel.Error, new InvalidOperationException("odd"));

        Assert.Equal([LogLevel.Error, LogLevel.Debug, LogLevel.Debug, LogLevel.Error], _log.Levels);
    }

    private static void Log(OwnerLogs logs, string category, LogLevel level, Exception? error) =>
        logs.CreateLogger(category).Log(level, default, level, error, (state, _) => state.ToString());

    private static void LogAll(ILogger log)
    {
        foreach (LogLevel level in (LogLevel[])[LogLevel.Information, LogLevel.Warning, LogLevel.Error])
            log.Log(level, default, level, null, (state, _) => state.ToString());
    }

    private sealed class OneLog(ILogger log) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
