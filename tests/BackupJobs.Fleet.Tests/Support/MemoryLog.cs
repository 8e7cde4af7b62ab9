using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class MemoryLog<T> : ILogger<T>
{
    public List<string> Lines { get; } = [];

    public List<LogLevel> Levels { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Add(formatter(state, exception));
        Levels.Add(logLevel);
    }
}
