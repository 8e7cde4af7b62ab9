using System.CommandLine;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>How long to wait, and how often to ask.</summary>
internal sealed class PaceOptions
{
    private readonly Option<TimeSpan?> _timeout = TimeOptions.Duration("--timeout", "Stop waiting after this time, with exit code 6, while the job goes on; without it there is no limit. Written as");
    private readonly Option<TimeSpan?> _interval = TimeOptions.Duration("--interval", "Time between two requests, unless the service asks for another; else it grows from 10 to 60 seconds. Written as");

    public void AddTo(Command command)
    {
        command.Add(_timeout);
        command.Add(_interval);
    }

    public WaitOptions Read(ParseResult parsed, IProgress<JobUpdate>? progress = null)
    {
        WaitOptions options = new()
        {
            Timeout = parsed.GetValue(_timeout) ?? Timeout.InfiniteTimeSpan,
            Progress = progress,
        };
        return parsed.GetValue(_interval) is { } interval
            ? options with { OperationDelay = new PollingDelay(interval, interval), JobDelay = new PollingDelay(interval, interval) }
            : options;
    }
}
