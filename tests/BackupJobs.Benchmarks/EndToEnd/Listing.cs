using BackupJobs.Benchmarks.Peers.NSwag;
using BenchmarkDotNet.Attributes;

namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>From the call to the last job, the HTTP client included.</summary>
public class Listing
{
    private const int JobsOfPage = 200;

    private JobService _service = null!;
    private PageClient _ours =
        null!, _bare =
        null!, _getFromJson =
        null!, _nswag =
        null!, _newtonsoft =
        null!, _refit =
        null!, _kiota =
        null!, _azure =
        null!;

    /// <summary>How many pages a long list has.</summary>
    internal int Pages { get; init; } = 100;

    /// <summary>Number of concurrent callers.</summary>
    internal int Pollers { get; init; } = 64;

    /// <summary>The transport.</summary>
    [Params(Transport.InMemory, Transport.Loopback)]
    public Transport Over { get; set; }

    /// <summary>What is requested.</summary>
    [Params(Scene.Page, Scene.FirstItem, Scene.HundredPages, Scene.Pollers)]
    public Scene What { get; set; }

    public enum Transport
    {
        InMemory,
        Loopback,
    }

    public enum Scene
    {
        /// <summary>A list of one page of 200 jobs.</summary>
        Page,

        /// <summary>The first job of a list of 100 such pages.</summary>
        FirstItem,

        /// <summary>A list of 100 pages.</summary>
        HundredPages,

        /// <summary>64 lists of one page at a time.</summary>
        Pollers,
    }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        int pages = What is Scene.FirstItem or Scene.HundredPages ? Pages : 1;
        _service = Over == Transport.InMemory
            ? JobService.InMemory(pages, JobsOfPage)
            : await JobService.OnLoopbackAsync(pages, JobsOfPage).ConfigureAwait(false);
        _refit = new RefitClient(_service);
        _ours = new OurClient(_service);
        _bare = new BareClient(_service);
        _getFromJson = new GetFromJsonClient(_service);
        _nswag = new NSwagPageClient(_service, NSwagClient.Attributes);
        _newtonsoft = new NSwagPageClient(_service, NSwagClient.Newtonsoft);
        _kiota = new KiotaClient(_service);
        _azure = new AzureSdkClient(_service);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        ((IDisposable)_kiota).Dispose();
        await _service.DisposeAsync().ConfigureAwait(false);
    }

    [Benchmark(Baseline = true, Description = "GetFromJsonAsync, source generation")]
    public Task<int> GetFromJson() => RunAsync(_getFromJson);

    [Benchmark(Description = "ours")]
    public Task<int> BackupJobsGen() => RunAsync(_ours);

    [Benchmark(Description = "HttpClient and our reader")]
    public Task<int> Bare() => RunAsync(_bare);

    [Benchmark(Description = "NSwag, System.Text.Json")]
    public Task<int> NSwagAttributes() => RunAsync(_nswag);

    [Benchmark(Description = "NSwag, Newtonsoft.Json")]
    public Task<int> NSwagNewtonsoft() => RunAsync(_newtonsoft);

    [Benchmark(Description = "Refit, source generation")]
    public Task<int> Refit() => RunAsync(_refit);

    [Benchmark(Description = "Kiota")]
    public Task<int> Kiota() => RunAsync(_kiota);

    [Benchmark(Description = "Azure SDK style")]
    public Task<int> AzureSdk() => RunAsync(_azure);

    private async Task<int> RunAsync(PageClient client)
    {
        if (What == Scene.FirstItem)
            return await client.FirstAsync().ConfigureAwait(false);
        if (What != Scene.Pollers)
            return await client.ListAsync().ConfigureAwait(false);
        int[] jobs = await Task.WhenAll(Enumerable.Range(0, Pollers).Select(_ => Task.Run(client.ListAsync))).ConfigureAwait(false);
        return jobs.Sum();
    }
}
