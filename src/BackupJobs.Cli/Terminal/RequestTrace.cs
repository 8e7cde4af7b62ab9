using System.Diagnostics;

namespace BackupJobs.Cli;

/// <summary>Writes a line for each request: method, path template, status, duration. Path templates contain no names and no keys.</summary>
internal sealed class RequestTrace : IDisposable
{
    private static readonly string Pending = typeof(CredentialPendingException).FullName!;

    private readonly ActivityListener _listener;

    public RequestTrace(TextWriter text)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BackupJobsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Write(text, activity),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private static object? Result(Activity activity) => activity.GetTagItem("error.type") as string == Pending
        ? "not sent, no token yet"
        : activity.GetTagItem("http.response.status_code") ?? activity.GetTagItem("error.type");

    private static void Write(TextWriter text, Activity activity)
    {
        if (activity.Kind == ActivityKind.Client)
            text.WriteLine(
                SafeText.OneLine($"  {activity.DisplayName} -> {Result(activity)} in {activity.Duration.TotalMilliseconds:0} ms"));
    }
}
