using System.CommandLine;
using System.Diagnostics;

namespace BackupJobs.Cli;

/// <summary>Shows every ten seconds that a command which only reads continues, and why it takes long.</summary>
internal sealed class ReadProgress : IDisposable
{
    private const string Graph = "Microsoft.ResourceGraph";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // The other commands show the progress of what they wait for.
    private static readonly string[] Verbs = ["vaults", "list", "summary", "check", "retry", "show", "timeline"];

    private readonly ActivityListener _listener;
    private readonly ITimer _timer;
    private int _requests;
    private int _throttled;
    private bool _isGraphRefused;

    private ReadProgress(Shell shell)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BackupJobsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(_listener);
        _timer = shell.Time.CreateTimer(_ => shell.Error.WriteLine(Line()), null, Pause, Pause);
    }

    /// <summary>Starts for a command that reads; null where no progress is shown.</summary>
    public static ReadProgress? Start(Shell shell, ParseResult parsed) =>
        parsed.GetValue(GlobalOptions.Quiet) || parsed.GetValue(GlobalOptions.Verbose) || !Verbs.Contains(parsed.CommandResult.Command.Name)
            ? null
            : new ReadProgress(shell);

    public void Dispose()
    {
        _timer.Dispose();
        _listener.Dispose();
    }

    private void Count(Activity activity)
    {
        if (activity.Kind != ActivityKind.Client)
            return;
        Interlocked.Increment(ref _requests);
        int? status = activity.GetTagItem("http.response.status_code") as int?;
        if (status == 429)
            Interlocked.Increment(ref _throttled);
        _isGraphRefused |= status is 403 or 404 && activity.DisplayName.Contains(Graph, StringComparison.Ordinal);
    }

    private string Line() => $"Still reading: {_requests} {(_requests == 1 ? "request" : "requests")} so far"
        + (_throttled > 0 ? $", {_throttled} of them throttled" : "")
        + (_isGraphRefused ? "; Resource Graph is refused, so each vault is read by itself." : ".");
}
