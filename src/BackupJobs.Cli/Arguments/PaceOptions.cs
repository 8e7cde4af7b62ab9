using System.CommandLine;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Options for timeout and polling interval.</summary>
internal sealed class PaceOptions
{
    private readonly Option<TimeSpan?> _timeout = TimeOptions.Duration("--timeout",
        "Stop after this time, with exit code 6; the job continues. Default: no limit. Examples:");

    private readonly Option<TimeSpan?> _interval = TimeOptions.Duration("--interval",
        "Time between two requests, unless the service specifies it. Default: 10 seconds, increasing to 60. Examples:");

    public void AddTo(Command command)
    {
        command.Add(_timeout);
        command.Add(_interval);
    }

    /// <summary>Starts the deadline of the command.</summary>
    public Deadline Start(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken) =>
        new(parsed.GetValue(_timeout), time, cancellationToken, isWait: true);

    /// <summary>Options of a wait that ends at the deadline.</summary>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public WaitOptions Read(
        ParseResult parsed, Deadline deadline, IProgress<JobUpdate>? progress = null, IProgress<PollingHealth>? health = null)
    {
        WaitOptions options = new() { Timeout = deadline.Remaining, Progress = progress, Health = health };
        return parsed.GetValue(_interval) is { } interval
            ? options with { OperationDelay = new PollingDelay(interval, interval), JobDelay = new PollingDelay(interval, interval) }
            : options;
    }
}
