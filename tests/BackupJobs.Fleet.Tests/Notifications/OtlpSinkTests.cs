using System.Net;
using System.Text;
using BackupJobs.Fleet.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BackupJobs.Fleet.Tests.Notifications;

/// <summary>Log records at a collector of the test's own, by both protocols.</summary>
public class OtlpSinkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_end_is_a_log_record_that_the_collector_has_accepted(bool http)
    {
        await using Collector collector = await Collector.StartAsync(http);
        using OtlpSink sink = collector.Sink();

        Delivery delivery = await sink.DeliverAsync(Ends.Failed() with { Tenant = "contoso" }, CancellationToken.None);

        Assert.True(delivery.IsAccepted, delivery.Reason);
        (string path, string record) = Assert.Single(collector.Received);
        Assert.Equal(http ? "/v1/logs" : "/opentelemetry.proto.collector.logs.v1.LogsService/Export", path);
        foreach (string expected in (string[])
            [
                "backup.key", Ends.Failed().Key, "backup.outcome", "contoso", "backup.resource_group", "Failed: Backup of sql01", "ERROR",
            ])
            Assert.Contains(expected, record, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_end_that_the_collector_refuses_is_sent_again(bool http)
    {
        await using Collector collector = await Collector.StartAsync(http);
        using OtlpSink sink = collector.Sink();
        collector.Refuses = true;

        Delivery refused = await sink.DeliverAsync(Ends.Failed(), CancellationToken.None);
        collector.Refuses = false;
        Delivery accepted = await sink.DeliverAsync(Ends.Failed(), CancellationToken.None);

        Assert.Equal((false, false), (refused.IsAccepted, refused.IsRejected));
        Assert.True(accepted.IsAccepted, accepted.Reason);
    }

    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _application;
        private readonly bool _http;

        private Collector(WebApplication application, bool http)
        {
            (_application, _http) = (application, http);
            application.Run(async context =>
            {
                using MemoryStream body = new();
                await context.Request.Body.CopyToAsync(body);
                if (!Refuses)
                    Received.Add((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                if (http)
                    context.Response.StatusCode = Refuses ? 503 : 200;
                else
                    await AnswerAsync(context.Response);
            });
        }

        public List<(string Path, string Record)> Received { get; } = [];

        public bool Refuses { get; set; }

        public static async Task<Collector> StartAsync(bool http)
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
                IPAddress.Loopback, 0, listen => listen.Protocols = http ? HttpProtocols.Http1 : HttpProtocols.Http2));
            Collector collector = new(builder.Build(), http);
            await collector._application.StartAsync();
            return collector;
        }

        public OtlpSink Sink() => new(
            new OtlpSinkOptions { Name = "otel", Endpoint = new Uri(_application.Urls.First() + (_http ? "/v1/logs" : "")) },
            new NotificationOptions());

        public ValueTask DisposeAsync() => _application.DisposeAsync();

        // An empty message of gRPC, or the status "unavailable".
        private async Task AnswerAsync(HttpResponse response)
        {
            response.ContentType = "application/grpc";
            response.AppendTrailer("grpc-status", Refuses ? "14" : "0");
            if (!Refuses)
                await response.Body.WriteAsync(new byte[5]);
        }
    }
}
