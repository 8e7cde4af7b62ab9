using System.Diagnostics;

namespace BackupJobs;

/// <summary>The span and the duration of one wait, by what it waited for.</summary>
internal sealed class WaitSpan(string subject, TimeProvider time) : IDisposable
{
    private readonly Activity? _activity = BackupJobsTelemetry.Source.StartActivity($"wait {subject}");
    private readonly long _began = time.GetTimestamp();

    public void Dispose()
    {
        BackupJobsTelemetry.WaitDuration.Record(
            time.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>("backup_jobs.wait.subject", subject));
        _activity?.Dispose();
    }
}
