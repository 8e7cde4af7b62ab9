using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using BackupJobs.Benchmarks.Peers.AzureSdk;
using BackupJobs.Benchmarks.Peers.Kiota;
using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Benchmarks.Peers.Plain;
using BackupJobs.Benchmarks.Peers.Refit;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using Refit;

namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>GetFromJsonAsync with source generation, the baseline.</summary>
internal sealed class GetFromJsonClient(JobService service) : PageClient
{
    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        PlainPage page =
            (await service.Http.GetFromJsonAsync(UrlOf(service, nextLink), PlainContext.Default.PlainPage).ConfigureAwait(false))!;
        return new FetchedPage(page.Value!.Count, page.NextLink);
    }
}

internal sealed class NSwagPageClient(JobService service, NSwagClient client) : PageClient
{
    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        object page = await client.ListAsync(service.Http, service.Address, PageStore.TokenOf(nextLink)).ConfigureAwait(false);
        return new FetchedPage(client.Facts(page).Count, client.NextLink(page));
    }
}

internal sealed class RefitClient : PageClient
{
    private readonly IRefitJobs _jobs;

    public RefitClient(JobService service)
    {
        service.Http.BaseAddress = new Uri(service.Address);
        _jobs = RestService.For<IRefitJobs>(
            service.Http, new RefitSettings(new SystemTextJsonContentSerializer(PlainContext.Default.Options)));
    }

    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        PlainPage page =
            await _jobs.ListAsync("00000000-0000-0000-0000-000000000000", "rg1", "vault1", ApiVersion, PageStore.TokenOf(nextLink))
            .ConfigureAwait(false);
        return new FetchedPage(page.Value!.Count, page.NextLink);
    }
}

internal sealed class KiotaClient(JobService service) : PageClient, IDisposable
{
    private readonly HttpClientRequestAdapter _adapter =
        new(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), service.Http);

    public void Dispose() => _adapter.Dispose();

    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        RequestInformation request = new() { HttpMethod = Method.GET, URI = new Uri(UrlOf(service, nextLink)) };
        request.Headers.Add("Accept", "application/json");
        KiotaPage page = (await _adapter.SendAsync(request, KiotaPage.Create).ConfigureAwait(false))!;
        return new FetchedPage(page.Value!.Count, page.NextLink);
    }
}

/// <summary>Azure.Core's pipeline with its own policies, as an SDK's client builds it.</summary>
internal sealed class AzureSdkClient(JobService service) : PageClient
{
    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(new Options { Transport = new HttpClientTransport(service.Http) });

    protected override async Task<FetchedPage> GetAsync(string? nextLink)
    {
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri(UrlOf(service, nextLink)));
        message.Request.Headers.Add("Accept", "application/json");
        await _pipeline.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        using JsonDocument document = await JsonDocument.ParseAsync(message.Response.ContentStream!).ConfigureAwait(false);
        PlainPage page = AzureSdkReader.ReadPage(document.RootElement);
        return new FetchedPage(page.Value!.Count, page.NextLink);
    }

    private sealed class Options : ClientOptions;
}
