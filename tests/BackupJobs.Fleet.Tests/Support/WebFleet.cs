using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests;

/// <summary>The page and the API over a history in memory, on a free loopback port.</summary>
internal sealed class WebFleet : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebFleet(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.First() + "/");
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static Task<WebFleet> StartAsync(FakeFleet fleet, Action<FleetWebOptions>? configure = null) =>
        StartAsync(fleet, fleet, configure);

    public static async Task<WebFleet> StartAsync(
        IFleetHistory history, IFleetStatus status, Action<FleetWebOptions>? configure = null,
        ILoggerFactory? loggers = null)
    {
        FleetWebOptions web = new() { Url = new Uri("http://127.0.0.1:0") };
        configure?.Invoke(web);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Services.AddLogging();
        if (loggers is not null)
            builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(history).AddSingleton(status);
        builder.Services.AddBackupFleetWeb(web);
        WebApplication application = builder.Build().MapBackupFleet();
        await application.StartAsync();
        return new WebFleet(application);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
    }
}
