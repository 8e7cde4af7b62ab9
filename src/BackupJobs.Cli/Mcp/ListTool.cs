using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>Lists jobs.</summary>
internal sealed class ListTool(Connection connection, TimeProvider time) : IMcpTool
{
    private const int DefaultTop = 50;
    private const int MostTop = 200;

    private static readonly TimeSpan DefaultSince = TimeSpan.FromDays(1);

    public Tool Definition { get; } = McpSchema.Tool(
        "list_jobs", "Lists Azure Backup jobs, newest first. 'total' is the number that match, of which 'jobs' has the first 'top'.",
        true, """
            {"type":"object","additionalProperties":false,"properties":{
              "since":{"type":"string",
                "description":"Jobs that started since then: a duration such as 12h or 7d, or a time in ISO 8601. Default: 1d."},
              "status":{"type":"string","enum":["InProgress","Completed","Failed","CompletedWithWarnings","Cancelled","Cancelling"]},
              "operation":{"type":"string","description":"For instance Backup or Restore."},
              "item":{"type":"string","description":"Display name of the protected item; * stands for any characters."},
              "top":{"type":"integer","minimum":1,"maximum":200,"description":"How many jobs at most. Default: 50."}}}
            """);

    public async Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(TimeoutOption.Default, time, cancellationToken);
        JobFilter filter = new()
        {
            StartTime = arguments.Moment("since", deadline.Now) ?? deadline.Now - DefaultSince,
            Status = arguments.Text("status") is { } status ? FilterOptions.KnownStatus(status) : default(JobStatus?),
            Operation = arguments.Text("operation") is { } operation ? new JobOperationType(operation) : default(JobOperationType?),
        };
        string? item = arguments.Text("item");
        int top = arguments.Number("top", 1, MostTop) ?? DefaultTop;
        ListRequest wanted = new(connection, filter, deadline)
        {
            IsWanted = job => item is null || Wildcard.Matches(item, job.EntityName),
        };
        JobListing<JobReport>[] listings = await JobListing.ReadAsync(wanted, cancellationToken).ConfigureAwait(false);
        VaultFailure[] failures = JobListing.Unread(listings);
        if (!JobListing.HasResult(listings))
            throw new FailureException(failures[0].Named);
        IReadOnlyList<JobReport> jobs = JobListing.Merge(listings);
        return json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", jobs.Count);
            json.WriteStartArray("jobs");
            foreach (JobReport job in jobs.Take(top))
                job.WriteTo(json);
            json.WriteEndArray();
            JobsJson.WriteUnread(json, failures);
            json.WriteEndObject();
        };
    }
}
