using Microsoft.Extensions.Logging;

namespace BackupJobs;

/// <summary>What a wait writes to the log. Texts of faults come redacted, URLs never.</summary>
internal static partial class WaitLog
{
    [LoggerMessage(1, LogLevel.Debug, "Waiting for {Subject}: the next request is due in {Delay}.")]
    public static partial void NextRequest(this ILogger logger, string subject, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "Waiting for {Subject}: {Faults} faults in a row, the next request is due in {Delay}. The last one: {Fault}")]
    public static partial void Faulted(this ILogger logger, string subject, int faults, TimeSpan delay, string fault);

    [LoggerMessage(3, LogLevel.Information, "Job {JobId}: {Kind}, status {Status}.")]
    public static partial void Updated(this ILogger logger, string jobId, JobUpdateKind kind, string? status);
}
