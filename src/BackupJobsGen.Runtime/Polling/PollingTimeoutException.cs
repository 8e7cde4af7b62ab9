using System.Globalization;

namespace BackupJobsGen.Runtime;

/// <summary>The deadline of a wait has passed. What the wait was for continues on the service.</summary>
public sealed class PollingTimeoutException : TimeoutException
{
    internal PollingTimeoutException(TimeSpan timeout, string? why, object? lastState, string? summary, Exception? lastFault)
        : base(Describe(timeout, why, summary ?? lastState?.ToString(), lastFault), lastFault) => LastState = lastState;

    /// <summary>
    /// The last state that the service reported; null if there was none. The inner exception is the last transient fault after
    /// it.
    /// </summary>
    public object? LastState { get; }

    private static string Describe(TimeSpan timeout, string? why, string? lastState, Exception? lastFault) =>
        Redact.Text(
            $"Not finished within {Text(timeout)}{(why is null ? "" : ": " + why)}. "
            + (string.IsNullOrEmpty(lastState) ? "No state was received." : $"Last state: {lastState}.")
            + (lastFault is null ? "" : $" Last fault: {lastFault.Message}"));

    /// <summary>A duration for people: <c>2.5 s</c> or <c>01:30:00</c>.</summary>
    internal static string Text(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s")
        : TimeSpan.FromSeconds(Math.Round(time.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
