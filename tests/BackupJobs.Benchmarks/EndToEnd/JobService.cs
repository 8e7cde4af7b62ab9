using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>Serves the pages of a list, and does nothing else that takes time.</summary>
internal sealed class JobService : IAsyncDisposable
{
    private readonly WebApplication? _server;

    private JobService(WebApplication? server, HttpClient http, string address) => (_server, Http, Address) = (server, http, address);

    public HttpClient Http { get; }

    /// <summary>Scheme and authority.</summary>
    public string Address { get; }

    /// <summary>Within the process: a handler that answers at once.</summary>
    public static JobService InMemory(int pages, int jobs)
    {
        const string address = "https://management.example";
        return new JobService(null, new HttpClient(new PageHandler(new PageStore(address, pages, jobs))), address);
    }

    /// <summary>HTTP over loopback, served by Kestrel in this process.</summary>
    /// <param name="pages">Number of pages.</param>
    /// <param name="jobs">Jobs on each.</param>
    /// <param name="asked">Called with each request's query before the response; may be null.</param>
    public static async Task<JobService> OnLoopbackAsync(int pages, int jobs, Action<string>? asked = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication server = builder.Build();
        PageStore? store = null;
        server.Run(async context =>
        {
            asked?.Invoke(context.Request.QueryString.Value!);
            byte[] page = store!.Find(context.Request.QueryString.Value!);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page).ConfigureAwait(false);
        });
        await server.StartAsync().ConfigureAwait(false);
        string address = server.Urls.First();
        store = new PageStore(address, pages, jobs);
        return new JobService(server, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), address);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class PageHandler(PageStore pages) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ByteArrayContent content = new(pages.Find(request.RequestUri!.Query));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage { Content = content, RequestMessage = request });
        }
    }
}
