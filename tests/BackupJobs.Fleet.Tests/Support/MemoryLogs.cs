using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests;

/// <summary>Keeps what all parts of a service log.</summary>
internal sealed class MemoryLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Line)> _all = new();

    public IReadOnlyList<(string Category, LogLevel Level, string Line)> All => [.. _all];

    public ILogger CreateLogger(string categoryName) => new Log(categoryName, _all);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class Log(string category, ConcurrentQueue<(string Category, LogLevel Level, string Line)> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
