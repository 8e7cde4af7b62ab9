using System.Buffers;

namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>The generated client.</summary>
internal sealed class OurClient(JobService service) : PageClient
{
    private readonly BackupClient _client =
        new(service.Http, new BackupJobsGen.Runtime.ApiClientOptions { Endpoint = new Uri(service.Address) });

    public override async Task<int> ListAsync()
    {
        int jobs = 0;
        await foreach (JobResource _ in _client.BackupJobs.ListAsync("00000000-0000-0000-0000-000000000000", "rg1", "vault1")
            .ConfigureAwait(false))
            jobs++;
        return jobs;
    }

    public override async Task<int> FirstAsync()
    {
        await foreach (JobResource _ in _client.BackupJobs.ListAsync("00000000-0000-0000-0000-000000000000", "rg1", "vault1")
            .ConfigureAwait(false))
            return 1;
        return 0;
    }

    protected override Task<FetchedPage> GetAsync(string? nextLink) => throw new NotSupportedException("It follows next links by itself.");
}

/// <summary>HttpClient, a rented buffer and our reader: the baseline for the client's pipeline.</summary>
internal sealed class BareClient(JobService service) : PageClient
{
    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, UrlOf(service, nextLink));
        using HttpResponseMessage response = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        int length = (int)response.EnsureSuccessStatusCode().Content.Headers.ContentLength!.Value;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            await stream.ReadExactlyAsync(rented.AsMemory(0, length)).ConfigureAwait(false);
            JobResourceList page = Ours.ReadPage(rented.AsSpan(0, length));
            return new FetchedPage(page.Value!.Count, page.NextLink);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
