using System.Text.Json;
using BackupJobsGen.Runtime;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Shows one job.</summary>
internal sealed class ShowTool(Connection connection, TimeProvider time) : IMcpTool
{
    public Tool Definition { get; } = McpSchema.Tool(
        "show_job", "Shows an Azure Backup job with its tasks, errors and recommendations.", true, """
            {"type":"object","additionalProperties":false,"required":["job"],"properties":{
              "job":{"type":"string","description":"ID of the job, the beginning of it, or its resource ID."}}}
            """);

    public async Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(TimeoutOption.Default, time, cancellationToken);
        JobReference[] references = JobArgument.Read(arguments.RequiredText("job"));
        VaultJob found = (await ScopedJobs.FindAsync(connection, references, deadline, cancellationToken).ConfigureAwait(false))[0];
        ApiResponse<JobResource> answer =
            await connection.Client.Vault(found.Vault).Jobs.GetAsync(found.JobId, deadline.Token).ConfigureAwait(false);
        return JobReport.Of(answer.Value, deadline.Now).WriteTo;
    }
}
