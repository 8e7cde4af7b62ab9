using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Waits for jobs.</summary>
internal sealed class WaitTool(Connection connection, TimeProvider time) : IMcpTool
{
    private const int MostJobs = 100;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(24);

    public Tool Definition { get; } = McpSchema.Tool(
        "wait_for_jobs",
        "Waits until Azure Backup jobs have ended, and returns them. On timeout 'ended' is false: call the tool again.",
        true, """
            {"type":"object","additionalProperties":false,"required":["jobs"],"properties":{
              "jobs":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string"},
                "description":"IDs of the jobs, the beginnings of them, or their resource IDs."},
              "timeout":{"type":"string","description":"How long to wait, up to 24h. Default: 10m."}}}
            """);

    public async Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        string[] ids = arguments.Texts("jobs", MostJobs);
        if (ids.Length == 0)
            throw FailureException.Usage("'jobs' is missing", "specify at least one job");
        TimeSpan timeout = arguments.Duration("timeout") ?? DefaultTimeout;
        using Deadline deadline = new(timeout < LongestTimeout ? timeout : LongestTimeout, time, cancellationToken);
        Latest latest = new(request, cancellationToken);
        try
        {
            IReadOnlyList<VaultJob> jobs =
                await ScopedJobs.FindAsync(connection, JobArgument.Read(ids), deadline, cancellationToken).ConfigureAwait(false);
            WaitOptions options = new() { Timeout = deadline.Remaining, Progress = latest };
            IReadOnlyList<JobReport> ended =
                await JobWait.RunAsync(connection, jobs, options, deadline, cancellationToken).ConfigureAwait(false);
            await latest.Sent.ConfigureAwait(false);
            return Write(true, ended);
        }
        catch (FailureException over) when (over.Failure.ExitCode == ExitCode.TimedOut)
        {
            return Write(false, latest.Jobs);
        }
    }

    private static Action<Utf8JsonWriter> Write(bool ended, IReadOnlyList<JobReport> jobs) => json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ended", ended);
        json.WriteStartArray("jobs");
        foreach (JobReport job in jobs)
            job.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    };

    /// <summary>Keeps the latest state of each job, and reports changes to clients that have asked for progress.</summary>
    private sealed class Latest(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) : IProgress<JobUpdate>
    {
        private readonly Dictionary<string, JobReport> _jobs = new(StringComparer.OrdinalIgnoreCase);
        private readonly Lock _lock = new();
        private int _changes;

        /// <summary>Ends when all changes so far have been sent: clients ignore progress after the result.</summary>
        public Task Sent { get; private set; } = Task.CompletedTask;

        public IReadOnlyList<JobReport> Jobs
        {
            get
            {
                lock (_lock)
                    return [.. _jobs.Values];
            }
        }

        public void Report(JobUpdate value)
        {
            JobReport job = value.ToReport();
            lock (_lock)
            {
                _jobs[value.Job?.Id ?? value.JobId] = job;
                if (request.Params?.ProgressToken is { } token)
                    Sent = NotifyAsync(Sent, token, job);
            }
        }

        // Progress is lost if the client has gone, which the wait notices by itself.
        private async Task NotifyAsync(Task before, ProgressToken token, JobReport job)
        {
            await before.ConfigureAwait(false);
            ProgressNotificationValue change = new() { Progress = ++_changes, Message = ProgressText.Line(job, showVault: true) };
            await request.Server.NotifyProgressAsync(token, change, cancellationToken: cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
