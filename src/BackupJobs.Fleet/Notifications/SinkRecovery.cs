using System.Collections.Concurrent;

namespace BackupJobs.Fleet;

/// <summary>Notices that a sink works again, for one line in the log. A sink that fails now and then is reported once a minute, as its
/// failures are.</summary>
internal sealed class SinkRecovery(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>The sink did not accept a message, and may accept it later.</summary>
    public void Failed(string sink) => _states.AddOrUpdate(
        sink, static _ => new State(1, null), static (_, state) => state with { Failures = state.Failures + 1 });

    /// <summary>The sink has accepted a message.</summary>
    /// <returns>How many attempts have failed before; null if there is nothing to report.</returns>
    public int? Accepted(string sink) =>
        _states.TryGetValue(sink, out State? state) && state.Failures > 0
        && (state.ReportedAt is not { } at || time.GetElapsedTime(at) >= Pause)
        && _states.TryUpdate(sink, new State(0, time.GetTimestamp()), state)
            ? state.Failures
            : null;

    private sealed record State(int Failures, long? ReportedAt);
}
