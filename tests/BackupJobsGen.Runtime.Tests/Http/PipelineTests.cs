using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Runtime.Tests;

public sealed class PipelineTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 13, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_body_is_read_with_its_headers()
    {
        FakeServer server =
            new FakeServer().Answer(200, "\uFEFF {\"id\":\"a\"} \r\n", "x-ms-request-id: r", "X-Many: 1", "x-many: 2", "Retry-After: 60");
        ApiResponse<Sample> response = await server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>);
        Sample sample = response;
        Assert.Equal("a", sample.Id);
        Assert.Equal(
            (200, "r", "1, 2", TimeSpan.FromSeconds(60)),
            (response.Status, response.RequestId, response.Headers["x-MANY"], response.RetryAfter));
        Assert.Equal(["1", "2"], response.Headers.GetValues("X-Many"));
        Assert.Null(response.Headers["missing"]);
        Assert.Equal("HTTP 200, request r", response.ToString());
    }

    [Theory]
    [InlineData("https://a.test/?sig=s")]
    [InlineData("https://a.test/base#f")]
    [InlineData("https://u:s@a.test/")]
    [InlineData("ftp://a.test/")]
    [InlineData("/base")]
    public async Task An_endpoint_of_which_a_part_would_be_lost_is_refused(string endpoint)
    {
        FakeServer server = new();
        ApiPipeline pipeline = server.Pipeline(new ApiClientOptions { Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute) });
        InvalidOperationException fault =
            await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));
        Assert.Contains("ApiClientOptions.Endpoint must be an absolute http or https URL", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s@", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData("0", 0.0)]
    [InlineData("Mon, 13 May 2024 10:01:30 GMT", 90.0)]
    [InlineData("Mon, 13 May 2024 09:00:00 GMT", 0.0)]
    [InlineData("5, 7", 7.0)]
    [InlineData("5,soon", 5.0)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    public async Task Retry_after_is_seconds_or_a_date(string header, double? seconds)
    {
        FakeServer server = new FakeServer().Answer(202, "", "Retry-After: " + header);
        ApiResponse response = await server.Pipeline(new ApiClientOptions { TimeProvider = new FakeTimeProvider(Now) })
            .SendAsync(Operations.Of(Operations.Trigger));
        Assert.Equal(seconds, response.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":\"a\"")]
    [InlineData("{\"id\":\"a\"} x")]
    [InlineData("<html><title>502 Bad Gateway</title></html>")]
    [InlineData("\u0000")]
    public async Task A_success_without_its_body_is_a_transient_fault(string body)
    {
        FakeServer server = new FakeServer().Answer(200, body);
        ApiException fault =
            await Assert.ThrowsAsync<ApiException>(
                () => server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        Assert.Equal((200, true, true, body), (fault.Status, fault.IsUnreadable, fault.IsTransient, fault.RawBody));
        Assert.IsType<JsonException>(fault.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_body_that_breaks_the_contract_is_a_final_fault_with_its_path()
    {
        FakeServer server = new FakeServer().Answer(200, """{"count":1,"secret":"x"}""");
        ApiException fault =
            await Assert.ThrowsAsync<ApiException>(
                () => server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        Assert.False(fault.IsTransient);
        Assert.Equal("$.id", Assert.IsType<JsonReadException>(fault.InnerException).Path);
        Assert.DoesNotContain("\"x\"", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_successes_have_no_body()
    {
        FakeServer server = new FakeServer().Answer(204).Answer(200, """{"id":"a"}""").Answer(202, "{}").Answer(404);
        ApiPipeline pipeline = server.Pipeline();
        Assert.Null((await pipeline.SendOptionalAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>)).Value);
        Assert.Equal("a", (await pipeline.SendOptionalAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>)).Value!.Id);
        Assert.Null(
            (await pipeline.SendByStatusAsync(
                Operations.Of(Operations.List),
                static status => status == 200 ? JsonObjects.Read<Sample> : (JsonRead<Sample>?)null)).Value);
        Assert.Equal(404, (await pipeline.SendAsync(Operations.Of(Operations.List).Accept(404))).Status);
    }

    [Fact]
    public async Task Texts_and_streams_are_handed_out()
    {
        FakeServer server = new FakeServer().Answer(200, "tëxt").Answer(200, "bytes").Answer(404, """{"error":{"code":"Gone"}}""");
        ApiPipeline pipeline = server.Pipeline();
        Assert.Equal("tëxt", (await pipeline.SendTextAsync(Operations.Of(Operations.List))).Value);
        Assert.False(server.Requests[0].Headers.Contains("Accept"));
        await using (Stream stream = (await pipeline.SendStreamAsync(Operations.Of(Operations.List))).Value)
            Assert.Equal("bytes", await new StreamReader(stream, Encoding.UTF8).ReadToEndAsync());
        Assert.Equal("Gone", (await Assert.ThrowsAsync<ApiException>(() => pipeline.SendStreamAsync(Operations.Of(Operations.List)))).Code);
    }

    [Fact]
    public async Task A_body_of_any_size_and_chunking_is_read()
    {
        string id = new('x', 300_000);
        FakeServer server =
            new FakeServer().Answer(
                _ => new HttpResponseMessage { Content =
                    new StreamContent(new TrickleStream(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""))) });
        Assert.Equal(id, (await server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>)).Value.Id);
    }

    [Fact]
    public async Task A_body_that_stalls_ends_with_the_clients_timeout()
    {
        FakeServer server = new FakeServer().Answer(_ => new HttpResponseMessage { Content = new StreamContent(new StalledStream()) });
        ApiPipeline pipeline = new(new HttpClient(server) { Timeout = TimeSpan.FromMilliseconds(50) }, FakeServer.Endpoint);
        ApiException fault =
            await Assert.ThrowsAsync<ApiException>(() => pipeline.SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        Assert.Equal((200, true), (fault.Status, fault.IsTransient));
        Assert.IsType<TimeoutException>(fault.InnerException);
    }

    [Fact]
    public async Task A_url_of_the_service_is_followed_verbatim()
    {
        string url = FakeServer.Endpoint + "/a%2Fb/./c/../d?x=%2B+'==&s=" + new string('a', 8000);
        FakeServer server = new FakeServer().Answer(202).Answer(200, """{"id":"a"}""").Answer(200).Answer(204);
        ApiPipeline pipeline = server.Pipeline();
        Assert.Null((await pipeline.GetAsync(new Uri(url), JsonObjects.Read<Sample>)).Value);
        Assert.Equal("a", (await pipeline.GetAsync(new Uri(url), JsonObjects.Read<Sample>)).Value.Id);
        Assert.True((await Assert.ThrowsAsync<ApiException>(() => pipeline.GetAsync(new Uri(url), JsonObjects.Read<Sample>))).IsTransient);
        Assert.Equal(204, (await pipeline.GetAsync(new Uri(url))).Status);
        Assert.All(server.Requests, request => Assert.Equal(url[FakeServer.Endpoint.Length..], request.RequestUri!.PathAndQuery));
        await Assert.ThrowsAsync<OriginMismatchException>(() => pipeline.GetAsync(new Uri("https://evil.com/")));
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public void An_endpoint_is_needed()
    {
        using HttpClient http = new();
        Assert.Throws<InvalidOperationException>(() => new ApiPipeline(http, null).Endpoint);
        Assert.Throws<InvalidOperationException>(() => new ApiPipeline(http, "https://{x}.net").Endpoint);
        Assert.Equal(
            "https://b.net/",
            new ApiPipeline(http, "https://{x}.net", new ApiClientOptions { Endpoint = new Uri("https://b.net") }).Endpoint.AbsoluteUri);
    }

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 777)], cancellationToken);
    }

    private sealed class StalledStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
