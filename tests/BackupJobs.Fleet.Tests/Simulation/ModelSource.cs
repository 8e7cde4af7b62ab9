using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>Answers as Azure does, from the model: lists and details of vaults, and Resource Graph, which is half a minute
/// behind.</summary>
internal sealed partial class ModelSource(ModelEstate estate, TimeProvider time)
{
    private const int PageOfGraph = 1000;
    private const int GraphDelay = 30_000;

    private readonly ConcurrentDictionary<string, List<int>> _queries = new();
    private long _bytes;
    private long _lists;
    private long _details;
    private long _graph;
    private int _query;

    /// <summary>How long an answer takes at least.</summary>
    public static TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(150);

    /// <summary>What was asked so far.</summary>
    public SourceCount Count => new(
        Interlocked.Read(ref _lists), Interlocked.Read(ref _details), Interlocked.Read(ref _graph), Interlocked.Read(ref _bytes));

    private long Now => (long)(time.GetUtcNow() - ModelEstate.Begin).TotalMilliseconds;

    /// <summary>Answers a request with JSON.</summary>
    /// <param name="path">Its path, decoded.</param>
    /// <param name="query">Its query, decoded.</param>
    /// <param name="body">Its body; empty for a read.</param>
    public byte[] Answer(string path, string query, string body)
    {
        byte[] answer = Encoding.UTF8.GetBytes(Text(path, query, body));
        Interlocked.Add(ref _bytes, answer.Length);
        return answer;
    }

    private string Text(string path, string query, string body)
    {
        if (body.Length > 0)
        {
            Interlocked.Increment(ref _graph);
            return Query(JsonDocument.Parse(body).RootElement);
        }

        Match vault = VaultPath().Match(path);
        int number = int.Parse(vault.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (vault.Groups[2].Length > 0)
        {
            Interlocked.Increment(ref _details);
            return Job(ModelEstate.JobOf(vault.Groups[2].Value), Now, details: true);
        }

        Interlocked.Increment(ref _lists);
        Match start = StartFilter().Match(query);
        long from = (long)(DateTimeOffset.ParseExact(
            start.Groups[1].Value.Replace('+', ' '), "yyyy-MM-dd hh:mm:ss tt", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            - ModelEstate.Begin).TotalMilliseconds;
        long now = Now;
        return $"{{\"value\":[{string.Join(',', estate.StartedIn(number, from, now).Select(job => Job(job, now, details: false)))}]}}";
    }

    private string Query(JsonElement request)
    {
        string query = request.GetProperty("query").GetString()!;
        string? token = request.GetProperty("options").TryGetProperty("$skipToken", out JsonElement skip) ? skip.GetString() : null;
        int from = token is null ? 0 : int.Parse(token[(token.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        if (query.StartsWith("resources", StringComparison.Ordinal))
            return Page(Enumerable.Range(from, Math.Min(PageOfGraph, estate.Vaults - from)).Select(Vault), "v", from, estate.Vaults);
        long then = Now - GraphDelay;
        string id = token?[..token.IndexOf(':', StringComparison.Ordinal)]
            ?? Interlocked.Increment(ref _query).ToString(CultureInfo.InvariantCulture);
        if (token is null)
        {
            long since = (long)(DateTimeOffset.Parse(
                Instant().Match(query).Groups[1].Value, CultureInfo.InvariantCulture) - ModelEstate.Begin).TotalMilliseconds;
            _queries[id] = estate.ChangedIn(since, then);
        }

        List<int> jobs = _queries[id];
        if (from + PageOfGraph >= jobs.Count)
            _queries.TryRemove(id, out _);
        return Page(jobs.Skip(from).Take(PageOfGraph).Select(job => Job(job, then, details: false)), id, from, jobs.Count);
    }

    private static string Page(IEnumerable<string> rows, string id, int from, int total)
    {
        string data = string.Join(',', rows);
        string more = from + PageOfGraph < total ? $",\"$skipToken\":\"{id}:{from + PageOfGraph}\"" : "";
        return $"{{\"totalRecords\":{total},\"count\":{Math.Min(PageOfGraph, total - from)},\"data\":[{data}],\"facets\":[],"
            + $"\"resultTruncated\":\"false\"{more}}}";
    }

    private static string Vault(int vault) =>
        $"{{\"id\":\"{ModelEstate.VaultId(vault)}\",\"name\":\"v{vault}\",\"type\":\"microsoft.recoveryservices/vaults\","
        + "\"location\":\"westeurope\",\"tenantId\":\"aaaaaaaa-0000-4000-8000-000000000000\"}";

    private string Job(int number, long now, bool details)
    {
        ModelJob job = estate.Jobs[number];
        bool hasEnded = job.End <= now;
        string status = !hasEnded ? "InProgress" : job.Fails ? "Failed" : "Completed";
        int minutes = (int)Math.Min(59, (Math.Min(now, job.End) - job.Start) / 60_000);
        StringBuilder json = new();
        json.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{ModelEstate.VaultId(job.Vault)}/backupJobs/{ModelEstate.NameOf(number)}\",")
            .Append(CultureInfo.InvariantCulture, $"\"name\":\"{ModelEstate.NameOf(number)}\",")
            .Append("\"type\":\"Microsoft.RecoveryServices/vaults/backupJobs\",\"properties\":{\"jobType\":\"AzureIaaSVMJob\",")
            .Append(CultureInfo.InvariantCulture, $"\"duration\":\"00:{minutes:00}:00\",")
            .Append("\"virtualMachineVersion\":\"Compute\",\"isUserTriggered\":false,")
            .Append(CultureInfo.InvariantCulture, $"\"entityFriendlyName\":\"vm{job.Vault}-{number % 5}\",\"backupManagementType\":")
            .Append("\"AzureIaasVM\",\"operation\":\"Backup\",\"activityId\":\"4ad6e6c5-0000-4000-8000-000000000000\",")
            .Append(CultureInfo.InvariantCulture, $"\"status\":\"{status}\",\"startTime\":\"{ModelEstate.Time(job.Start):O}\"");
        if (hasEnded)
            json.Append(CultureInfo.InvariantCulture, $",\"endTime\":\"{ModelEstate.Time(job.End):O}\"");
        if (hasEnded && job.Fails)
        {
            json.Append(",\"errorDetails\":[{\"errorCode\":400001,\"errorTitle\":\"Command execution failed.\",\"errorString\":")
                .Append("\"The virtual machine agent does not answer.\",\"recommendations\":[\"Restart the agent.\",\"Try again.\"]}]");
        }

        if (details)
        {
            json.Append(",\"extendedInfo\":{\"tasksList\":[{\"taskId\":\"Take Snapshot\",\"duration\":\"00:08:00\",")
                .Append("\"progressPercentage\":100,")
                .Append("\"status\":\"Completed\"},{\"taskId\":\"Transfer data to vault\",\"duration\":\"00:12:00\",")
                .Append(CultureInfo.InvariantCulture, $"\"progressPercentage\":50,\"status\":\"{status}\"}}],\"propertyBag\":{{")
                .Append("\"VM Name\":\"vm\",\"Backup Size\":\"2332 MB\"},\"progressPercentage\":50,")
                .Append("\"estimatedRemainingDuration\":\"00:05:00\"}");
        }

        return json.Append("}}").ToString();
    }

    [GeneratedRegex(@"/vaults/v(\d+)/backupJobs(?:/([0-9a-f-]+))?$")]
    private static partial Regex VaultPath();

    [GeneratedRegex(@"startTime eq '([^']+)'")]
    private static partial Regex StartFilter();

    [GeneratedRegex(@"(?<!to)datetime\('?([^)']+)'?\)")]
    private static partial Regex Instant();
}

/// <summary>What a source was asked.</summary>
/// <param name="Lists">Lists of vaults.</param>
/// <param name="Details">Details of jobs.</param>
/// <param name="Graph">Pages of Resource Graph.</param>
/// <param name="Bytes">Bytes that it has answered.</param>
internal sealed record SourceCount(long Lists, long Details, long Graph, long Bytes)
{
    public static SourceCount operator -(SourceCount left, SourceCount right) =>
        new(left.Lists - right.Lists, left.Details - right.Details, left.Graph - right.Graph, left.Bytes - right.Bytes);
}
