using BackupJobs.Fleet.Cli;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Configuration;

public sealed partial class ShortConsoleTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Ends.Noon);
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ShortConsole _console;

    public ShortConsoleTests() => _console = new ShortConsole(_time);

    private string[] Lines => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_database_that_is_away_is_a_reason_and_not_a_stack_trace()
    {
        Npgsql.NpgsqlException away = new("Failed to connect", new IOException("reset"));
        Write(LogLevel.Error, "The outbox cannot be read.", Thrown(new InvalidOperationException("wrapped", away)));

        Assert.Equal(["2026-11-29T12:00:00Z fail: fleet[1] The outbox cannot be read. Failed to connect reset"], Lines);
    }

    [Fact]
    public void An_unexpected_fault_keeps_its_stack_trace_on_one_line()
    {
        Write(LogLevel.Error, "Failed.", Thrown(new InvalidOperationException("odd")));

        Assert.Contains(nameof(Thrown), Assert.Single(Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_repeated_is_written_once_a_minute()
    {
        for (int i = 0; i < 100; i++)
            Write(LogLevel.Error, $"Vault {i} was not stored.", new TimeoutException("no answer"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Write(LogLevel.Error, "Vault 7 was not stored.", new TimeoutException("no answer"));

        Assert.Equal(
            [
                "2026-11-29T12:00:00Z fail: fleet[1] Vault 0 was not stored. no answer",
                "2026-11-29T12:01:00Z fail: fleet[1] Vault 7 was not stored. no answer (99 more like this since)",
            ],
            Lines);
    }

    [Fact]
    public void The_same_reason_of_the_same_sink_is_written_once_a_minute()
    {
        ILogger logger = new Logger(this, "fleet");
        for (int i = 0; i < 100; i++)
            Delivery(logger, $"end{i % 10}", "hook", i / 10, "HTTP 503");
        Delivery(logger, "end0", "mail", 1, "HTTP 503");
        Delivery(logger, "end0", "hook", 11, "HTTP 500");
        _time.Advance(TimeSpan.FromMinutes(1));
        Delivery(logger, "end3", "hook", 12, "HTTP 503");

        Assert.Equal(
            [
                "2026-11-29T12:00:00Z warn: fleet[1] End end0 was refused by hook in attempt 0: HTTP 503",
                "2026-11-29T12:00:00Z warn: fleet[1] End end0 was refused by mail in attempt 1: HTTP 503",
                "2026-11-29T12:00:00Z warn: fleet[1] End end0 was refused by hook in attempt 11: HTTP 500",
                "2026-11-29T12:01:00Z warn: fleet[1] End end3 was refused by hook in attempt 12: HTTP 503 (99 more like this since)",
            ],
            Lines);
    }

    [Fact]
    public void The_number_of_what_was_repeated_and_then_ended_is_written_with_the_next_line()
    {
        for (int i = 0; i < 11; i++)
        {
            Write(LogLevel.Error, $"Dead letter {i}.", new TimeoutException("no answer"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _time.Advance(TimeSpan.FromMinutes(2));
        Write(LogLevel.Information, "Digest sent.", null);
        Write(LogLevel.Information, "The host stops.", null);

        Assert.Equal(
            [
                "2026-11-29T12:00:00Z fail: fleet[1] Dead letter 0. no answer",
                "2026-11-29T12:00:10Z fail: fleet[1] Dead letter 10. no answer (9 more like this since)",
                "2026-11-29T12:02:11Z info: fleet[1] Digest sent.",
                "2026-11-29T12:02:11Z info: fleet[1] The host stops.",
            ],
            Lines);
    }

    [Fact]
    public void The_number_of_what_was_repeated_is_written_when_its_minute_is_over_and_at_the_end()
    {
        ILogger clock = new Logger(this, RepetitionClock.Category);
        for (int i = 0; i < 3; i++)
            Write(LogLevel.Error, $"Vault {i} was not stored.", new TimeoutException("no answer"));
        clock.Log(LogLevel.Critical, RepetitionClock.Next, "", null, static (text, _) => text);
        Assert.Single(Lines);
        _time.Advance(TimeSpan.FromMinutes(1));
        clock.Log(LogLevel.Critical, RepetitionClock.Next, "", null, static (text, _) => text);
        Assert.EndsWith("Vault 2 was not stored. no answer (1 more like this since)", Lines[^1], StringComparison.Ordinal);
        for (int i = 3; i < 5; i++)
            Write(LogLevel.Error, $"Vault {i} was not stored.", new TimeoutException("no answer"));
        clock.Log(LogLevel.Critical, RepetitionClock.End, "", null, static (text, _) => text);
        clock.Log(LogLevel.Critical, RepetitionClock.End, "", null, static (text, _) => text);

        Assert.Equal(4, Lines.Length);
        Assert.EndsWith("Vault 4 was not stored. no answer", Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_recovery_of_many_vaults_from_one_reason_is_one_line()
    {
        ILogger logger = new Logger(this, "fleet");
        for (int i = 0; i < 100; i++)
            Recovery(logger, $"rsv-{i}", "The service fails (503).");

        Assert.Equal(["2026-11-29T12:00:00Z info: fleet[2] Vault rsv-0 works again: The service fails (503)."], Lines);
    }

    [Fact]
    public void Each_outage_of_the_database_has_both_of_its_lines()
    {
        FleetHealth health = new(_time, new Logger<FleetHealth>(new Loggers(this)));
        for (int i = 0; i < 2; i++)
        {
            health.Fail(new IOException("reset"), _time.GetTimestamp());
            _time.Advance(TimeSpan.FromSeconds(3));
            health.Confirm(_time.GetTimestamp());
        }

        Assert.Equal(["fail", "info", "fail", "info"], Lines.Select(line => line.Split(' ')[1].TrimEnd(':')));
    }

    [Fact]
    public void What_a_stop_has_cancelled_is_a_reason_and_not_a_stack_trace()
    {
        Write(LogLevel.Warning, "The shards were not given away.", Thrown(new TaskCanceledException("A task was canceled.")));

        Assert.Equal(["2026-11-29T12:00:00Z warn: fleet[1] The shards were not given away. A task was canceled."], Lines);
    }

    [Fact]
    public void Different_warnings_and_all_information_are_written()
    {
        Write(LogLevel.Warning, "Vault a cannot be read.", null);
        Write(LogLevel.Warning, "Vault b cannot be read.", null);
        Write(LogLevel.Information, "Same.", null);
        Write(LogLevel.Information, "Same.", null);

        Assert.Equal(4, Lines.Length);
    }

    [Fact]
    public void A_line_has_no_secrets_and_no_line_breaks()
    {
        Write(LogLevel.Error, "Failed\nto connect.", new IOException("Host=x;Password=hunter2secret;\u001b[31m"));

        Assert.DoesNotContain("hunter2secret", Assert.Single(Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _output.ToString(), StringComparison.Ordinal);
    }

    private static Exception Thrown(Exception error)
    {
        try
        {
            throw error;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "End {Key} was refused by {Sink} in attempt {Attempt}: {Reason}")]
    private static partial void Delivery(ILogger logger, string key, string sink, int attempt, string reason);

    [LoggerMessage(2, LogLevel.Information, "Vault {Vault} works again: {Reason}")]
    private static partial void Recovery(ILogger logger, string vault, string reason);

    private sealed class Logger(ShortConsoleTests test, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            test._console.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, test._output);
    }

    private sealed class Loggers(ShortConsoleTests test) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Logger(test, categoryName);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private void Write(LogLevel level, string message, Exception? error) => _console.Write(
        new LogEntry<string>(level, "fleet", new EventId(1), message, error, (state, _) => state), null, _output);
}
