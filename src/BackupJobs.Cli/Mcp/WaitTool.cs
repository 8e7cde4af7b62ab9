using System.Text.Json;
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
        "Waits until Azure Backup jobs have ended, and returns them. On timeout 'ended' is false: call the tool again. 'missing' names the "
        + "jobs that are not in the result because they are unknown or cannot be read, and why.",
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
        McpProgress progress = new(request, cancellationToken);
        Latest latest = new(progress);
        MissingJobs missing = new();
        try
        {
            IReadOnlyList<VaultJob> jobs =
                await ScopedJobs.FindAsync(connection, JobArgument.Read(ids), deadline, cancellationToken, missing).ConfigureAwait(false);
            WaitOptions options = new() { Timeout = deadline.Remaining, Progress = latest };
            IReadOnlyList<JobReport> ended =
                await JobWait.RunAsync(connection, jobs, options, deadline, cancellationToken, missing).ConfigureAwait(false);
            await progress.Sent.ConfigureAwait(false);
            return Write(true, ended, missing);
        }
        catch (FailureException over) when (over.Failure.ExitCode == ExitCode.TimedOut)
        {
            return Write(false, latest.Jobs, missing);
        }
    }

    private static Action<Utf8JsonWriter> Write(bool ended, IReadOnlyList<JobReport> jobs, MissingJobs missing) => json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ended", ended);
        json.WriteStartArray("jobs");
        foreach (JobReport job in jobs)
            job.WriteTo(json);
        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (Failure failure in missing.Failures)
            json.WriteStringValue(SafeText.OneLine(failure.Why is null ? failure.What : $"{failure.What}: {failure.Why}"));
        json.WriteEndArray();
        json.WriteEndObject();
    };

    /// <summary>Keeps the latest state of each job, and reports changes.</summary>
    private sealed class Latest(McpProgress progress) : IProgress<JobUpdate>
    {
        private readonly Dictionary<string, JobReport> _jobs = new(StringComparer.OrdinalIgnoreCase);
        private readonly Lock _lock = new();

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
                _jobs[value.Job?.Id ?? value.JobId] = job;
            progress.Report(ProgressText.Line(job, showVault: true));
        }
    }
}
