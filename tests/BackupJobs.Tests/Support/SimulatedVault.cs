using System.Globalization;
using System.Text;
using System.Web;

namespace BackupJobs.Tests.Support;

/// <summary>
/// A vault with a night's jobs, in memory and in virtual time. It breaks a share of its answers in all the ways that are known,
/// shows some ended jobs as running again, and keeps count of what a client without faults would have needed.
/// </summary>
internal sealed class SimulatedVault : HttpMessageHandler
{
    private const int PageSize = 200;
    private const string JobsPath = FakeService.VaultPath + "/backupJobs";

    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly double _faultRate;
    private readonly List<SimulatedJob> _jobs;
    private readonly Dictionary<string, SimulatedJob> _byId;

    public SimulatedVault(TimeProvider time, int jobs, TimeSpan night, double faultRate, int seed)
    {
        _time = time;
        _random = new Random(seed);
        _faultRate = faultRate;
        DateTimeOffset began = time.GetUtcNow();
        _jobs = [.. Enumerable.Range(0, jobs)
            .Select(number => SimulatedJob.Random(number, began, night, _random))
            .OrderByDescending(job => job.Start)];
        _byId = _jobs.ToDictionary(job => job.Id);
    }

    public IReadOnlyList<SimulatedJob> Jobs => _jobs;

    public long Requests { get; private set; }

    public long Faults { get; private set; }

    public long Ticks { get; private set; }

    /// <summary>Pages that all lists together have, each list counted once.</summary>
    public long PagesNeeded { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        if (_random.NextDouble() < _faultRate)
        {
            Faults++;
            return Task.FromResult(Fault(request));
        }

        string path = request.RequestUri!.AbsolutePath;
        HttpResponseMessage response = path == JobsPath ? List(request.RequestUri) : Details(path[(JobsPath.Length + 1)..]);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    private HttpResponseMessage List(Uri url)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset start = StartIn(query["$filter"]!);
        List<SimulatedJob> listed = [.. _jobs.Where(job => job.Start >= start && job.IsListed(now))];
        int skip = int.Parse(query["$skipToken"] ?? "0", CultureInfo.InvariantCulture);
        if (skip == 0)
        {
            Ticks++;
            PagesNeeded += Math.Max(1, (listed.Count + PageSize - 1) / PageSize);
        }

        string next = skip + PageSize < listed.Count
            ? $",\"nextLink\":\"{FakeService.Endpoint}{JobsPath}?api-version=1&$filter={Uri.EscapeDataString(query["$filter"]!)}&$skipToken={skip + PageSize}\""
            : "";
        return FakeService.Json(
            $"{{\"value\":[{string.Join(',', listed.Skip(skip).Take(PageSize).Select(job => job.Text(now, _random)))}]{next}}}");
    }

    private HttpResponseMessage Details(string id) => _byId.TryGetValue(id, out SimulatedJob? job) && !job.IsGone(_time.GetUtcNow())
        ? FakeService.Json(job.Text(_time.GetUtcNow(), null))
        : FakeService.Empty(System.Net.HttpStatusCode.NotFound);

    private HttpResponseMessage Fault(HttpRequestMessage request) => _random.Next(12) switch
    {
        0 => throw new HttpRequestException("connection reset"),
        1 => throw new TaskCanceledException("timeout", new TimeoutException()),
        2 => FakeService.Json("""{"value":[{"id":"/subscriptions/sub/"""),
        3 => FakeService.Empty(System.Net.HttpStatusCode.OK),
        4 => new HttpResponseMessage(
            System.Net.HttpStatusCode.BadGateway) { Content = new StringContent("<html>Bad gateway</html>", Encoding.UTF8, "text/html") },
        5 => FakeService.Empty(System.Net.HttpStatusCode.RequestTimeout),
        6 => FakeService.Empty(System.Net.HttpStatusCode.TooManyRequests, ("Retry-After", "17")),
        7 => FakeService.Empty(
            System.Net.HttpStatusCode.TooManyRequests,
            ("Retry-After", (_time.GetUtcNow() + TimeSpan.FromSeconds(20)).ToString("R", CultureInfo.InvariantCulture))),
        8 => FakeService.Empty(System.Net.HttpStatusCode.InternalServerError),
        9 => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable, ("Retry-After", "5")),
        10 => FakeService.Empty(System.Net.HttpStatusCode.GatewayTimeout),
        _ => new HttpResponseMessage(System.Net.HttpStatusCode.OK)
        {
            Content = new StringContent("<html>Please sign in</html>", Encoding.UTF8, "text/html"),
            RequestMessage = request
        },
    };

    private static DateTimeOffset StartIn(string filter)
    {
        const string Key = "startTime eq '";
        string text = filter[(filter.IndexOf(Key, StringComparison.Ordinal) + Key.Length)..].Split('\'')[0];
        return DateTimeOffset.ParseExact(text, "yyyy-MM-dd hh:mm:ss tt", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
