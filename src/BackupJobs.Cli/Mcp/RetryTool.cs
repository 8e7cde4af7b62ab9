using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Repeats a failed backup, if the user confirms it.</summary>
internal sealed class RetryTool(Connection connection, TimeProvider time) : IMcpTool
{
    private const string Confirm = "confirm";

    public Tool Definition { get; } = McpSchema.Tool(
        "retry_job",
        "Repeats the backup of a failed Azure Backup job, and returns the new jobs. The user is asked first; where the client cannot ask, "
        + "'confirm' must repeat the whole ID of the job, after the user has agreed.",
        false, """
            {"type":"object","additionalProperties":false,"required":["job"],"properties":{
              "job":{"type":"string","description":"ID of the failed job, the beginning of it, or its resource ID."},
              "confirm":{"type":"string","description":"The whole ID of the job, once the user has agreed."}}}
            """);

    public async Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(TimeoutOption.Default, time, cancellationToken);
        JobReference[] references = JobArgument.Read(arguments.RequiredText("job"));
        VaultJob found = (await ScopedJobs.FindAsync(connection, references, deadline, cancellationToken).ConfigureAwait(false))[0];
        (JobReport job, RetryStep? step) = await ReadAsync(found, deadline).ConfigureAwait(false);
        if (!job.CanRetry)
            throw new FailureException(new Failure(
                ExitCode.Usage, $"job {job.JobId} cannot be repeated",
                job.Outcome != JobOutcome.Failed
                    ? $"its status is {job.Status}"
                    : "it is not a backup of a known item, or its error is permanent"));
        if (step is null)
            throw new FailureException(new Failure(
                ExitCode.Usage, $"job {job.JobId} need not be repeated", $"a newer backup of {job.EntityName} has ended since then",
                "list the jobs of the item"));
        if (step.Obstacle is { } obstacle)
            throw new FailureException(new Failure(ExitCode.Error, $"{RetryObstacleText.Of(obstacle)}, so nothing was started"));
        if (await AskAsync(request.Server, job, cancellationToken).ConfigureAwait(false) is not { } agreed)
            agreed = string.Equals(arguments.Text(Confirm), job.JobId, StringComparison.OrdinalIgnoreCase);
        if (!agreed)
            throw new FailureException(new Failure(
                ExitCode.Usage, "not confirmed, so nothing was started",
                Advice: $"ask the user whether {job.EntityName} should be backed up again, then call again with confirm '{job.JobId}'"));
        McpProgress progress = new(request, cancellationToken);
        progress.Report($"starting the backup of {job.EntityName}");
        BackupOperation? operation =
            await connection.Client.Vault(found.Vault).RetryAsync(job, deadline.Token).ConfigureAwait(false)
            ?? throw new FailureException(new Failure(
                ExitCode.Error, $"{RetryObstacleText.NewerBackup}, so nothing was started"));
        WaitOptions options = new() { Timeout = deadline.Remaining, Health = progress.Of($"the job of operation {operation.Id}") };
        OperationJobs started = await Resumable.RunAsync(
            () => operation.WaitForJobIdsAsync(options, deadline.Token),
            CommandText.WaitForOperation(connection, found.Vault, operation.Id),
            cancellationToken).ConfigureAwait(false);
        await progress.Sent.ConfigureAwait(false);
        return json =>
        {
            json.WriteStartObject();
            json.WriteString("repeated", job.JobId);
            json.WriteStartArray("jobs");
            foreach (string id in started.JobIds)
                json.WriteStringValue($"{found.Vault}/backupJobs/{id}");
            json.WriteEndArray();
            json.WriteEndObject();
        };
    }

    // Only Resource Graph names the items of jobs in Recovery Services vaults. The plan is that of the command: a failure that a newer
    // backup has made good is not repeated.
    private async Task<(JobReport Job, RetryStep? Step)> ReadAsync(VaultJob found, Deadline deadline)
    {
        List<JobReport> jobs = await connection.Client.Estate(EstateScope.Vaults(found.Vault), timeLimit: deadline.Left)
            .ListJobsAsync(cancellationToken: deadline.Token).Where(job => found.Vault.Equals(job.Vault)).ToListAsync(deadline.Token)
            .ConfigureAwait(false);
        JobReport failed = jobs.Find(job => job.JobId.Equals(found.JobId, StringComparison.OrdinalIgnoreCase))
            ?? throw new FailureException(new Failure(ExitCode.NotFound, $"no recent job '{found.JobId}' in vault {found.Vault.VaultName}"));
        return (failed, RetryPlan.Of(jobs).FirstOrDefault(step => step.Failed.JobId == failed.JobId));
    }

    // Null where the client cannot ask its user.
    private static async Task<bool?> AskAsync(McpServer server, JobReport job, CancellationToken cancellationToken)
    {
        if (server.ClientCapabilities?.Elicitation is null)
            return null;
        ElicitResult answer = await server.ElicitAsync(
            new ElicitRequestParams
            {
                Message = SafeText.OneLine($"Back up {job.EntityName} in vault {job.Vault?.VaultName} again? Job {job.JobId} failed."),
                RequestedSchema = new ElicitRequestParams.RequestSchema
                {
                    Properties =
                    {
                        [Confirm] = new ElicitRequestParams.BooleanSchema { Title = "Start the backup" },
                    },
                    Required = [Confirm],
                },
            },
            cancellationToken).ConfigureAwait(false);
        return answer.IsAccepted
            && answer.Content?.TryGetValue(Confirm, out JsonElement value) == true
            && value.ValueKind == JsonValueKind.True;
    }
}
