using System.Diagnostics;

namespace BackupJobs.Cli;

/// <summary>Tells each request of the client: method and path template, status, time. Neither names nor keys are in a template.</summary>
internal sealed class RequestLog : IDisposable
{
    private readonly ActivityListener _listener;

    public RequestLog(TextWriter text)
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

    private static void Write(TextWriter text, Activity activity)
    {
        if (activity.Kind == ActivityKind.Client)
            text.WriteLine(SafeText.OneLine($"  {activity.DisplayName} -> {activity.GetTagItem("http.response.status_code") ?? activity.GetTagItem("error.type")} in {activity.Duration.TotalMilliseconds:0} ms"));
    }
}
