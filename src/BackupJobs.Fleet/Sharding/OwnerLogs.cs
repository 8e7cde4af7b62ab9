using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>What Wolverine logs, as far as an operator can use it. It logs each shard, warns of code and handlers that this service does
/// not need, and each of its parts reports that the database is away, which <see cref="FleetHealth"/> does once.</summary>
/// <param name="loggers">The program's own; never disposed of here.</param>
/// <param name="health">Knows what follows from an outage of the database.</param>
/// <param name="stopping">Is cancelled when the program stops. Some of Wolverine's agents log what a stop has cut as errors.</param>
internal sealed class OwnerLogs(ILoggerFactory loggers, FleetHealth health, CancellationToken stopping) : ILoggerFactory
{
    // Their warnings are about who leads and who owns what. The heartbeat logs how many shards this process owns.
    private const string Agents = "Wolverine.Runtime.Agents";
    private const string Runtime = "Wolverine.Runtime.WolverineRuntime";

    /// <summary>Whether Wolverine has started. What is wrong before is thrown by its start.</summary>
    public bool HasStarted { get; set; }

    public ILogger CreateLogger(string categoryName) => new Log(
        loggers.CreateLogger(categoryName), this, categoryName == Runtime || categoryName.StartsWith(Agents, StringComparison.Ordinal));

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose()
    {
    }

    private bool IsExpected(Exception? error) => IsOutage(error) || (stopping.IsCancellationRequested && IsCut(error));

    private static bool IsCut(Exception? error) =>
        error is not null && (error is OperationCanceledException or ObjectDisposedException || IsCut(error.InnerException));

    private bool IsOutage(Exception? error) => error is not null && (health.Explains(error) || IsOutage(error.InnerException));

    private sealed class Log(ILogger inner, OwnerLogs owner, bool isOfAgents) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(LevelOf(logLevel));

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            LogLevel level = owner.IsExpected(exception) ? LogLevel.Debug : LevelOf(logLevel);
            inner.Log(level, eventId, state, exception, formatter);
        }

        private LogLevel LevelOf(LogLevel level) =>
            level == LogLevel.Information || (level == LogLevel.Warning && (isOfAgents || !owner.HasStarted))
                ? LogLevel.Debug : level;
    }
}
