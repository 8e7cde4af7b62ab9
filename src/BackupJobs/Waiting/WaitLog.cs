using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs;

/// <summary>Log messages of waits. Strings from the service are masked and on one line; URLs are never logged.</summary>
internal static partial class WaitLog
{
    public static void NextRequest(this ILogger logger, string subject, TimeSpan delay) =>
        NextRequestCore(logger, Redact.Text(subject), delay);

    public static void Faulted(this ILogger logger, string subject, int faults, TimeSpan delay, Exception fault) =>
        FaultedCore(logger, Redact.Text(subject), faults, delay, Redact.Text(fault.Message));

    public static void Updated(this ILogger logger, JobUpdate update) =>
        UpdatedCore(logger, Redact.Text(update.JobId), update.Kind, Redact.Text(update.Job?.Properties?.Status));

    [LoggerMessage(1, LogLevel.Debug, "Waiting for {Subject}: the next request is due in {Delay}.")]
    private static partial void NextRequestCore(ILogger logger, string subject, TimeSpan delay);

    [LoggerMessage(
        2, LogLevel.Warning, "Waiting for {Subject}: {Faults} faults in a row, the next request is due in {Delay}. The last one: {Fault}")]
    private static partial void FaultedCore(ILogger logger, string subject, int faults, TimeSpan delay, string fault);

    [LoggerMessage(3, LogLevel.Information, "Job {JobId}: {Kind}, status {Status}.")]
    private static partial void UpdatedCore(ILogger logger, string jobId, JobUpdateKind kind, string status);
}
