using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>What Wolverine logs, as far as an operator can use it. It logs each shard, and warns of code and handlers that this service
/// does not need.</summary>
/// <param name="loggers">The program's own; never disposed of here.</param>
internal sealed class OwnerLogs(ILoggerFactory loggers) : ILoggerFactory
{
    /// <summary>Whether Wolverine has started. What is wrong before is thrown by its start.</summary>
    public bool HasStarted { get; set; }

    public ILogger CreateLogger(string categoryName) => new Log(loggers.CreateLogger(categoryName), this);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose()
    {
    }

    private sealed class Log(ILogger inner, OwnerLogs owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(LevelOf(logLevel));

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            LogLevel level = LevelOf(logLevel);
            inner.Log(level, eventId, state, exception, formatter);
        }

        private LogLevel LevelOf(LogLevel level) =>
            level == LogLevel.Information || (level == LogLevel.Warning && !owner.HasStarted) ? LogLevel.Debug : level;
    }
}
