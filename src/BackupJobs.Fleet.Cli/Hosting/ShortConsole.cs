using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace BackupJobs.Fleet.Cli;

/// <summary>Writes each message as one line. A database or a network that is away is a reason, not a stack trace, and what is repeated is
/// written once a minute.</summary>
internal sealed class ShortConsole(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "fleet";

    private const int Longest = 4_000;
    private const int MostRemembered = 500;

    // Its lines are pairs: an outage is not a repetition of the one before, and has both.
    private const string Outages = "BackupJobs.Fleet.FleetHealth";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly string[] Lasting = ["Reason", "Sink", "Tenant"];

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Category, int Event, string Reason), Repetition> _written = [];

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, null);
        string? reason = logEntry.Exception is { } error ? Reason(error) : null;
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] ");
        string line = reason is null ? message : $"{message} {reason}";
        // What is said of each vault or end differs by its name only.
        string subject = reason ?? Reason(logEntry.State) ?? message;
        bool canRepeat = (logEntry.LogLevel >= LogLevel.Warning || subject != message) && logEntry.Category != Outages;
        lock (_lock)
        {
            if (logEntry.Category == RepetitionClock.Category)
            {
                WriteEnded(textWriter, isLast: logEntry.EventId == RepetitionClock.End);
                return;
            }

            int more = 0;
            bool isNew = !canRepeat || IsNew((logEntry.Category, logEntry.EventId.Id, subject), head, line, out more);
            WriteEnded(textWriter, isLast: false);
            if (isNew)
                WriteLine(textWriter, head, line, more);
        }
    }

    private static void WriteLine(TextWriter textWriter, string head, string line, int more)
    {
        string whole = SafeText.OneLine(line + (more == 0 ? "" : $" ({more} more like this since)"));
        textWriter.Write(head);
        textWriter.Write(whole.Length <= Longest ? whole : whole[..Longest]);
        textWriter.Write('\n');
    }

    // The last of what was repeated and then ended, at its own time, so that the number of the others is known.
    private void WriteEnded(TextWriter textWriter, bool isLast)
    {
        foreach ((var key, Repetition ended) in _written.Where(one => isLast || time.GetElapsedTime(one.Value.At) >= Pause).ToArray())
        {
            _written.Remove(key);
            if (ended.More > 0)
                WriteLine(textWriter, ended.Head, ended.Line, ended.More - 1);
        }
    }

    private bool IsNew((string Category, int Event, string Reason) key, string head, string line, out int more)
    {
        more = 0;
        if (_written.TryGetValue(key, out Repetition? last))
        {
            if (time.GetElapsedTime(last.At) < Pause)
            {
                _written[key] = new Repetition(last.At, last.More + 1, head, line);
                return false;
            }

            more = last.More;
        }
        else if (_written.Count >= MostRemembered)
        {
            _written.Clear();
        }

        _written[key] = new Repetition(time.GetTimestamp(), 0, head, line);
        return true;
    }

    // Where a message has a reason, it is the same for every attempt.
    private static string? Reason<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> values && values.Any(value => value.Key == "Reason")
            ? string.Join('\n', values.Where(value => Lasting.Contains(value.Key)).Select(value => value.Value))
            : null;

    // Of everything else the stack trace is what a report of a fault needs.
    private static string Reason(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (!IsUsual(cause))
                continue;
            return cause.InnerException is { } inner && !cause.Message.Contains(inner.Message, StringComparison.Ordinal)
                ? $"{cause.Message} {inner.Message}"
                : cause.Message;
        }

        return error.ToString();
    }

    private static bool IsUsual(Exception error) =>
        error is DbException or IOException or HttpRequestException or TimeoutException or UnauthorizedAccessException
            or OperationCanceledException;

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    /// <param name="At">When the first one was written.</param>
    /// <param name="More">How many were not.</param>
    /// <param name="Head">Time, level and category of the last one.</param>
    /// <param name="Line">The last one.</param>
    private sealed record Repetition(long At, int More, string Head, string Line);
}
