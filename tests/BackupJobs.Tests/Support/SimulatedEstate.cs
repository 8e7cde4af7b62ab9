using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace BackupJobs.Tests.Support;

/// <summary>
/// A large estate in virtual time: vaults of both kinds in many subscriptions, jobs that start all day, Resource Graph with its quota, and
/// the lists of subscriptions and vaults. It counts what it is asked.
/// </summary>
internal sealed partial class SimulatedEstate : HttpMessageHandler
{
    private const int Subscriptions = 50;
    private const int RowsPerPage = 1000;
    private const int Quota = 15;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly int _vaults;
    private readonly SimulatedEstateJob[] _jobs;
    private readonly ILookup<int, SimulatedEstateJob> _byVault;
    private readonly Dictionary<string, SimulatedEstateJob> _byName;
    private DateTimeOffset _windowEnd;
    private int _used;

    /// <param name="time">The clock.</param>
    /// <param name="vaults">Number of vaults, every second one a Backup vault.</param>
    /// <param name="jobsADay">Jobs that start in a day, evenly.</param>
    /// <param name="before">How long before now the first job starts.</param>
    /// <param name="after">How long from now the last job starts.</param>
    public SimulatedEstate(TimeProvider time, int vaults, int jobsADay, TimeSpan before, TimeSpan after)
    {
        (_time, _vaults) = (time, vaults);
        DateTimeOffset first = time.GetUtcNow() - before;
        TimeSpan gap = TimeSpan.FromDays(1) / jobsADay;
        _jobs =
        [
            .. from i in Enumerable.Range(0, (int)((before + after) / gap))
               select new SimulatedEstateJob($"job{i:D6}", VaultPath(i % vaults), first + (gap * i), TimeSpan.FromMinutes(20 + (i % 41))),
        ];
        _byVault = Enumerable.Range(0, _jobs.Length).ToLookup(i => i % vaults, i => _jobs[i]);
        _byName = _jobs.ToDictionary(job => job.Name);
    }

    public IReadOnlyList<SimulatedEstateJob> Jobs => _jobs;

    public bool IsGraphRefused { get; init; }

    /// <summary>Queries of Resource Graph.</summary>
    public int Queries { get; private set; }

    /// <summary>Queries for a first page.</summary>
    public int FirstQueries { get; private set; }

    /// <summary>Queries that exceeded the quota.</summary>
    public int Refused { get; private set; }

    /// <summary>Requests for single jobs.</summary>
    public int Details { get; private set; }

    /// <summary>Requests for the list of a vault.</summary>
    public int Lists { get; private set; }

    /// <summary>Requests for the list of subscriptions, each the beginning of a search for vaults.</summary>
    public int Searches { get; private set; }

    public int Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string path = request.RequestUri!.AbsolutePath;
        string[] parts = path.Split('/');
        Requests++;
        HttpResponseMessage response =
            path.EndsWith("/resources", StringComparison.Ordinal) ? Graph(await request.Content!.ReadAsStringAsync(cancellationToken))
            : parts[^1] == "backupJobs" ? JobsOf(VaultOf(parts))
            : parts[^2] == "backupJobs" ? Detail(parts[^1])
            : path == "/subscriptions" ? SubscriptionIds()
            : List(VaultsOf(parts[2], parts[^1]));
        response.RequestMessage = request;
        return response;
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private bool HasStarted(SimulatedEstateJob job) => job.Start <= Now;

    private HttpResponseMessage Detail(string name)
    {
        Details++;
        return FakeService.Json(_byName[name].Json(Now));
    }

    private HttpResponseMessage JobsOf(int vault)
    {
        Lists++;
        return List(_byVault[vault].Where(HasStarted).Select(job => job.Json(Now)));
    }

    private HttpResponseMessage SubscriptionIds()
    {
        Searches++;
        return List(Enumerable.Range(0, Subscriptions).Select(i => $$"""{"subscriptionId":"s{{i:D2}}"}"""));
    }

    private static HttpResponseMessage List(IEnumerable<string> items) =>
        FakeService.Json($$"""{"value":[{{string.Join(',', items)}}]}""");

    private HttpResponseMessage Graph(string body)
    {
        if (IsGraphRefused)
            return FakeService.Json("""{"error":{"code":"Forbidden","message":"no"}}""", HttpStatusCode.Forbidden);
        if (Now >= _windowEnd)
            (_windowEnd, _used) = (Now + Window, 0);
        Queries++;
        if (++_used > Quota)
        {
            Refused++;
            return WithQuota(FakeService.Json("{}", HttpStatusCode.TooManyRequests));
        }

        string? token = Token().Match(body) is { Success: true } found ? found.Groups[1].Value : null;
        FirstQueries += token is null ? 1 : 0;
        DateTimeOffset start = DateTimeOffset.Parse(StartTime().Match(body).Groups[1].Value, CultureInfo.InvariantCulture);
        DateTimeOffset? since = ChangedSince().Match(body) is { Success: true } changes
            ? DateTimeOffset.Parse(changes.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;
        SimulatedEstateJob[] rows = [.. _jobs.Where(job => job.Start >= start && HasStarted(job))
            .Where(job => since is null || job.Start >= since || job.End >= since || job.End > Now)
            .SkipWhile(job => token is not null && string.CompareOrdinal(job.Name, token) <= 0).Take(RowsPerPage + 1)];
        bool more = rows.Length > RowsPerPage;
        string next = more ? $",\"$skipToken\":\"{rows[RowsPerPage - 1].Name}\"" : "";
        string data = string.Join(',', rows.Take(RowsPerPage).Select(job => job.Json(Now)));
        return WithQuota(FakeService.Json(
            $$"""{"totalRecords":1,"count":1,"data":[{{data}}],"facets":[],"resultTruncated":"{{(more ? "true" : "false")}}"{{next}}}"""));
    }

    private HttpResponseMessage WithQuota(HttpResponseMessage response)
    {
        response.Headers.Add("x-ms-user-quota-remaining", Math.Max(0, Quota - _used).ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("x-ms-user-quota-resets-after", (_windowEnd - Now).ToString("c", CultureInfo.InvariantCulture));
        return response;
    }

    private IEnumerable<string> VaultsOf(string subscription, string collection) =>
        from i in Enumerable.Range(0, _vaults)
        let path = VaultPath(i)
        where path.StartsWith($"/subscriptions/{subscription}/", StringComparison.Ordinal)
            && path.Contains($"/{collection}/", StringComparison.Ordinal)
        select $$"""{"id":"{{path}}","name":"v{{i}}","location":"westeurope","properties":{"storageSettings":[]} }""";

    private static int VaultOf(string[] parts) => int.Parse(parts[^2][1..], CultureInfo.InvariantCulture);

    private static string VaultPath(int vault) =>
        $"/subscriptions/s{vault % Subscriptions:D2}/resourceGroups/rg/providers/"
        + (vault / Subscriptions % 2 == 0 ? "Microsoft.RecoveryServices/vaults" : "Microsoft.DataProtection/backupVaults") + $"/v{vault}";

    [GeneratedRegex("\"\\$skipToken\":\"(\\w+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@">= datetime\(([^)]+)\)")]
    private static partial Regex StartTime();

    [GeneratedRegex(@"endTime\) \S+ datetime\(([^)]+)\)")]
    private static partial Regex ChangedSince();
}
