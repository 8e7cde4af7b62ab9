using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BackupJobs;

/// <summary>Names of the client's telemetry. Add <see cref="Name"/> as a source and as a meter.</summary>
public static class BackupJobsTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "BackupJobs";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<double> RequestDuration { get; } = Meter.CreateHistogram<double>(
        "http.client.request.duration", "s", "Duration of HTTP client requests.");

    internal static Histogram<double> WaitDuration { get; } = Meter.CreateHistogram<double>(
        "backup_jobs.wait.duration", "s", "Duration of waits for operations and jobs.");
}
