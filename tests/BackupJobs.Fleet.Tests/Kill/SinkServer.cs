using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>A sink that remembers what it received, in its order.</summary>
internal sealed class SinkServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Key, string Vault, string Job, DateTimeOffset At)> _received = new();
    private readonly WebApplication _application;
    private int _faultsLeft;

    private SinkServer(WebApplication application)
    {
        _application = application;
        application.MapPost("/", async (HttpRequest request) =>
        {
            using StreamReader reader = new(request.Body);
            string[] parts = (await reader.ReadToEndAsync()).Split(' ');
            SinkFault fault = Interlocked.Decrement(ref _faultsLeft) >= 0 ? Fault : SinkFault.None;
            if (fault == SinkFault.Refuses)
                return Results.StatusCode(500);
            if (fault != SinkFault.IsSilent)
                _received.Enqueue((parts[0], parts[1], parts[2], DateTimeOffset.UtcNow));
            if (fault != SinkFault.None)
                await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
            return Results.Ok();
        });
    }

    /// <summary>What the sink does to the next ends.</summary>
    public SinkFault Fault { get; private set; }

    public Uri Address => new(_application.Urls.First());

    public IReadOnlyList<(string Key, string Vault, string Job, DateTimeOffset At)> Received => [.. _received];

    public static async Task<SinkServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        SinkServer server = new(builder.Build());
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Begins to fail.</summary>
    /// <param name="fault">How.</param>
    /// <param name="count">How often.</param>
    public void Fail(SinkFault fault, int count) => (Fault, _faultsLeft) = (fault, count);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

/// <summary>How a sink fails.</summary>
internal enum SinkFault
{
    None,

    /// <summary>It answers 500.</summary>
    Refuses,

    /// <summary>It reads the end, forgets it and never answers.</summary>
    IsSilent,

    /// <summary>It keeps the end, and never answers.</summary>
    HangsAfterAccepting,
}
