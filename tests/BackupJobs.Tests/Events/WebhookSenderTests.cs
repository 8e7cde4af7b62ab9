using System.Net;
using System.Security.Cryptography;
using System.Text;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Events;

/// <summary>Delivery of webhooks: signatures, repetitions and limits.</summary>
public class WebhookSenderTests
{
    private static readonly WebhookSecret Secret = new(Encoding.ASCII.GetBytes(new string('k', 32)));
    private static readonly Uri Url = new("https://hooks.contoso.com/a?code=hidden");

    private readonly JumpingTime _time = new();
    private readonly List<(string Id, string Time, string Signature, string Body)> _received = [];

    // The example of the published scheme.
    [Fact]
    public void The_signature_is_that_of_the_published_example()
    {
        WebhookSignature signature = WebhookSignature.Of(
            [WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")],
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            DateTimeOffset.FromUnixTimeSeconds(1614265330),
            """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature.Value);
        Assert.Equal("1614265330", signature.Timestamp);
    }

    [Fact]
    public async Task Transient_faults_are_repeated_with_one_id_and_a_new_timestamp()
    {
        PollingDelay seconds = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));

        WebhookDelivery delivery = await SendAsync(new WebhookOptions { TimeProvider = _time, Delay = seconds }, 503, 500, 429, 204);

        Assert.True(delivery is { IsDelivered: true, CanRetry: false, Attempts: 4, Status: 204, Error: null });
        Assert.Single(_received.Select(one => one.Id).Distinct());
        Assert.Single(_received.Select(one => one.Body).Distinct());
        Assert.Equal(4, _received.Select(one => one.Time).Distinct().Count());
        foreach ((string id, string time, string signature, string body) in _received)
        {
            byte[] expected = HMACSHA256.HashData(
                Encoding.ASCII.GetBytes(new string('k', 32)), Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
            Assert.Equal("v1," + Convert.ToBase64String(expected), signature);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Refusals_and_redirects_are_final(int status)
    {
        WebhookDelivery delivery = await SendAsync(status, 204);

        Assert.True(delivery is { IsDelivered: false, CanRetry: false, Attempts: 1 }, delivery.ToString());
        Assert.Equal(status, delivery.Status);
        Assert.StartsWith($"https://hooks.contoso.com answered {status}", delivery.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", delivery.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_stays_away_costs_a_limited_number_of_attempts()
    {
        WebhookDelivery delivery = await SendAsync(new WebhookOptions { TimeProvider = _time, MaxAttempts = 3 }, 503);

        Assert.True(delivery is { IsDelivered: false, CanRetry: true, Attempts: 3, Status: 503 }, delivery.ToString());
        Assert.Equal(2, _time.Pauses.Count);
        Assert.True(_time.Pauses[1] > _time.Pauses[0]);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_within_the_time_limit()
    {
        WebhookDelivery delivery = await SendAsync(Answer(429, "120"), Answer(204));
        Assert.Equal([TimeSpan.FromSeconds(120)], _time.Pauses);
        Assert.True(delivery.IsDelivered);

        WebhookDelivery tooLong = await SendAsync(Answer(429, "3600"), Answer(204));
        Assert.Single(_time.Pauses);
        Assert.True(tooLong is { IsDelivered: false, CanRetry: true, Attempts: 1 }, tooLong.ToString());
        Assert.Equal(TimeSpan.FromHours(1), tooLong.RetryAfter);
    }

    [Fact]
    public async Task A_broken_connection_is_repeated()
    {
        int calls = 0;
        using HttpMessageInvoker http = new(new FakeService(_ => ++calls < 3
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "reset by https://u:p@hooks.contoso.com")
            : FakeService.Empty(HttpStatusCode.NoContent)));
        using WebhookSender sender = new(Url, [Secret], new WebhookOptions { TimeProvider = _time }, http);

        WebhookDelivery delivery = await sender.SendAsync("id", "text/plain", new byte[1]);

        Assert.Equal((true, 3), (delivery.IsDelivered, delivery.Attempts));
    }

    [Theory]
    [InlineData("http://hooks.contoso.com")]
    [InlineData("http://127.0.0.1.contoso.com")]
    [InlineData("https://u:p@hooks.contoso.com")]
    [InlineData("https://hooks.contoso.com#a")]
    [InlineData("ftp://hooks.contoso.com")]
    [InlineData("/hook")]
    public void Other_URLs_are_refused_without_repeating_them(string url)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(
            () => new WebhookSender(new Uri(url, UriKind.RelativeOrAbsolute), [Secret]));
        Assert.DoesNotContain("u:p", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/a")]
    [InlineData("http://[::1]:8080/a")]
    [InlineData("http://localhost/a")]
    [InlineData("https://hooks.contoso.com/a?b=c")]
    public void HTTPS_and_loopback_are_allowed(string url) => new WebhookSender(new Uri(url), [Secret]).Dispose();

    [Theory]
    [InlineData("whsec_!!!", "Base64")]
    [InlineData("whsec_", "0")]
    [InlineData("whsec_c2hvcnQ=", "5")]
    [InlineData("short", "5")]
    public void A_bad_secret_is_refused_without_showing_it(string secret, string part)
    {
        FormatException error = Assert.Throws<FormatException>(() => WebhookSecret.Parse(secret));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("a\r\nb")]
    [InlineData("ü")]
    public async Task An_id_that_would_move_the_border_of_what_is_signed_is_refused(string id)
    {
        using WebhookSender sender = new(Url, [Secret]);
        await Assert.ThrowsAsync<ArgumentException>(() => sender.SendAsync(id, "text/plain", new byte[1]));
    }

    private static Func<HttpResponseMessage> Answer(int status, string? retryAfter = null) => () => retryAfter is null
        ? FakeService.Empty((HttpStatusCode)status, ("Location", "https://elsewhere.contoso.com/"))
        : FakeService.Empty((HttpStatusCode)status, ("Retry-After", retryAfter));

    private Task<WebhookDelivery> SendAsync(params int[] statuses) => SendAsync(new WebhookOptions { TimeProvider = _time }, statuses);

    private Task<WebhookDelivery> SendAsync(WebhookOptions options, params int[] statuses) =>
        SendAsync(options, [.. statuses.Select(status => Answer(status))]);

    private Task<WebhookDelivery> SendAsync(params Func<HttpResponseMessage>[] answers) =>
        SendAsync(new WebhookOptions { TimeProvider = _time }, answers);

    private async Task<WebhookDelivery> SendAsync(WebhookOptions options, Func<HttpResponseMessage>[] answers)
    {
        int next = 0;
        FakeService service = new(request =>
        {
            _received.Add((
                request.Headers.GetValues("webhook-id").Single(), request.Headers.GetValues("webhook-timestamp").Single(),
                request.Headers.GetValues("webhook-signature").Single(), request.Content!.ReadAsStringAsync().Result));
            return answers[Math.Min(next++, answers.Length - 1)]();
        });
        using HttpMessageInvoker http = new(service);
        using WebhookSender sender = new(Url, [Secret], options, http);
        return await sender.SendAsync("message1", "text/plain", Encoding.UTF8.GetBytes("the body"));
    }
}
