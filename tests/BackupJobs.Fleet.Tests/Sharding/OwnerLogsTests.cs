using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Sharding;

public class OwnerLogsTests
{
    [Fact]
    public void A_healthy_start_of_the_shards_logs_nothing_that_an_operator_must_read()
    {
        MemoryLog<OwnerLogs> log = new();
        using OwnerLogs logs = new(new OneLog(log));
        ILogger wolverine = logs.CreateLogger("Wolverine.Runtime");
        LogAll(wolverine);
        logs.HasStarted = true;
        LogAll(wolverine);

        Assert.Equal(
            [LogLevel.Debug, LogLevel.Debug, LogLevel.Error, LogLevel.Debug, LogLevel.Warning, LogLevel.Error],
            log.Levels);
    }

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
