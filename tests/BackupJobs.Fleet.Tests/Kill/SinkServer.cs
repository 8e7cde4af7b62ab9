using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>A sink that remembers what it was told, in its order.</summary>
internal sealed class SinkServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Key, string Vault, string Job, DateTimeOffset At)> _told = new();
    private readonly WebApplication _application;

    private SinkServer(WebApplication application)
    {
        _application = application;
        application.MapPost("/", async (HttpRequest request) =>
        {
            using StreamReader reader = new(request.Body);
            string[] parts = (await reader.ReadToEndAsync()).Split(' ');
            if (Refuses?.Invoke() == true)
                return Results.StatusCode(500);
            _told.Enqueue((parts[0], parts[1], parts[2], DateTimeOffset.UtcNow));
            return Results.Ok();
        });
    }

    /// <summary>Whether the next end is refused with 500; null to accept all.</summary>
    public Func<bool>? Refuses { get; set; }

    public Uri Address => new(_application.Urls.First());

    public IReadOnlyList<(string Key, string Vault, string Job, DateTimeOffset At)> Told => [.. _told];

    public static async Task<SinkServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        SinkServer server = new(builder.Build());
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
