using System.Net;
using BackupJobs.Fleet.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Fleet.Tests.Notifications;

public sealed class WebhookSinkTests : IAsyncLifetime
{
    private const string Secret = "a secret of enough characters";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-hook-");
    private readonly List<(string Body, Dictionary<string, string> Headers)> _received = [];
    private WebApplication _receiver = null!;
    private int _status = 204;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _receiver = builder.Build();
        _receiver.Run(async http =>
        {
            using StreamReader reader = new(http.Request.Body);
            _received.Add((await reader.ReadToEndAsync(), http.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            http.Response.StatusCode = _status;
            if (_status == 429)
                http.Response.Headers.RetryAfter = "7";
        });
        await _receiver.StartAsync();
        await File.WriteAllTextAsync(SecretPath, Secret + "\n");
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_end_is_posted_with_its_key_and_a_signature()
    {
        using WebhookSink sink = Sink(WebhookTemplate.CloudEvents);
        Delivery delivery = await sink.DeliverAsync(Ends.Failed(), default);

        Assert.True(delivery.IsAccepted);
        (string body, Dictionary<string, string> headers) = Assert.Single(_received);
        Assert.Equal(Ends.Failed().Key, headers["webhook-id"]);
        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"], null));
        Assert.Equal(
            WebhookSignature.Of([WebhookSecret.Parse(Secret)], Ends.Failed().Key, time, System.Text.Encoding.UTF8.GetBytes(body)).Value,
            headers["webhook-signature"]);
    }

    [Theory]
    [InlineData(WebhookTemplate.Slack, "\"blocks\":")]
    [InlineData(WebhookTemplate.Teams, "\"AdaptiveCard\"")]
    [InlineData(WebhookTemplate.PagerDuty, "\"routing_key\":\"a secret of enough characters\"")]
    public async Task Templates_decide_the_body(WebhookTemplate template, string part)
    {
        using WebhookSink sink = Sink(template);
        await sink.DeliverAsync(Ends.Failed(), default);

        Assert.Contains(part, _received.Single().Body, StringComparison.Ordinal);
        // A signature that nobody can check would only look like one.
        Assert.DoesNotContain(_received.Single().Headers.Keys, name => name.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(413, true)]
    [InlineData(422, true)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(302, false)]
    public async Task Only_what_a_receiver_can_never_read_is_rejected(int status, bool isRejected)
    {
        _status = status;
        using WebhookSink sink = Sink(WebhookTemplate.CloudEvents);
        Delivery delivery = await sink.DeliverAsync(Ends.Failed(), default);

        Assert.False(delivery.IsAccepted);
        Assert.Equal(isRejected, delivery.IsRejected);
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(7) : null, delivery.After);
        Assert.Single(_received);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_secret_is_reported_by_its_place()
    {
        IOException error = Assert.Throws<IOException>(() => new WebhookSink(
            new WebhookSinkOptions { Name = "hook", Url = Address, Secrets = [SecretSource.File("/nowhere/secret")] },
            new NotificationOptions(), TimeProvider.System));

        Assert.Equal("There is no file /nowhere/secret.", error.Message);
    }

    private string SecretPath => Path.Combine(_folder.FullName, "secret");

    private Uri Address => new(_receiver.Urls.First());

    private WebhookSink Sink(WebhookTemplate template) => new(
        new WebhookSinkOptions { Name = "hook", Url = Address, Template = template, Secrets = [SecretSource.File(SecretPath)] },
        new NotificationOptions(), TimeProvider.System);
}
