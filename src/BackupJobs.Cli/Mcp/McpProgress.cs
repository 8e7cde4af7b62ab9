using BackupJobsGen.Runtime;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Reports the progress of a call to clients that have asked for it.</summary>
internal sealed class McpProgress(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
{
    private readonly Lock _lock = new();
    private int _changes;

    /// <summary>Ends when all changes so far have been sent: clients ignore progress after the result.</summary>
    public Task Sent { get; private set; } = Task.CompletedTask;

    public void Report(string message)
    {
        lock (_lock)
        {
            if (request.Params?.ProgressToken is { } token)
                Sent = NotifyAsync(Sent, token, SafeText.OneLine(message));
        }
    }

    /// <summary>Reports each pause of a wait.</summary>
    /// <param name="subject">What is waited for.</param>
    public IProgress<PollingHealth> Of(string subject) => new Pauses(this, subject);

    // Progress is lost if the client has gone, which the call notices by itself.
    private async Task NotifyAsync(Task before, ProgressToken token, string message)
    {
        await before.ConfigureAwait(false);
        ProgressNotificationValue change = new() { Progress = ++_changes, Message = message };
        await request.Server.NotifyProgressAsync(token, change, cancellationToken: cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Pauses(McpProgress progress, string subject) : IProgress<PollingHealth>
    {
        public void Report(PollingHealth value) =>
            progress.Report($"waiting for {subject}, next request in {HumanDuration.Format(value.NextDelay)}"
                + (value.LastFault is { } fault ? $", because of: {fault.Message}" : ""));
    }
}
