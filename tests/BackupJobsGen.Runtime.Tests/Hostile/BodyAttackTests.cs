using System.Diagnostics;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Bodies that are endless, stalled, compressed bombs, or not what their headers announce.</summary>
public sealed class BodyAttackTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    // Enough for the headers on a busy machine.
    private static readonly TimeSpan AfterHeaders = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task The_body_of_an_error_is_received_up_to_64_KB()
    {
        await using HostileServer server = new(Answers.Endless("429 Too Many Requests", "Retry-After: 7"));
        ApiException fault = await FailAsync(server);
        Assert.Equal(
            (429, true, TimeSpan.FromSeconds(7), 64 * 1024), (fault.Status, fault.IsTransient, fault.RetryAfter, fault.RawBody.Length));
    }

    [Fact]
    public async Task The_body_of_an_error_is_counted_after_decompression()
    {
        await using HostileServer server = new(Answers.Response("500 Error", Answers.Bomb(64), "Content-Encoding: gzip"));
        Assert.Equal(64 * 1024, (await FailAsync(server)).RawBody.Length);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("500 Error")]
    [InlineData("200 OK")]
    public async Task A_body_that_drips_ends_with_the_callers_token(string status)
    {
        await using HostileServer server = new(Answers.Drip(status, TimeSpan.FromMilliseconds(20)));
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(300));
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(server, Bound, cancel.Token));
        Assert.True(watch.Elapsed < Bound, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("429 Too Many Requests", 429)]
    [InlineData("503 Unavailable", 503)]
    [InlineData("200 OK", 200)]
    public async Task A_body_that_drips_ends_with_the_clients_timeout_and_keeps_its_status(string status, int expected)
    {
        await using HostileServer server = new(Answers.Drip(status, TimeSpan.FromMilliseconds(20)));
        ApiException fault = await FailAsync(server, AfterHeaders);
        Assert.Equal((expected, true), (fault.Status, fault.IsTransient));
    }

    [Fact]
    public async Task A_success_has_a_limit_after_decompression()
    {
        await using HostileServer server = new(Answers.Response("200 OK", Answers.Bomb(64), "Content-Encoding: gzip"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ApiException fault = await FailAsync(server, options: new ApiClientOptions { MaxResponseBytes = 1024 * 1024 });
        Assert.Equal((200, true, true), (fault.Status, fault.IsUnreadable, fault.IsTransient));
        Assert.Contains("longer than 1048576 bytes (ApiClientOptions.MaxResponseBytes)", fault.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 * 1024 * 1024);
    }

    [Fact]
    public async Task An_endless_success_has_a_limit()
    {
        await using HostileServer server = new(Answers.Endless("200 OK"));
        ApiException fault = await FailAsync(server, options: new ApiClientOptions { MaxResponseBytes = 100_000 });
        Assert.Equal((200, true), (fault.Status, fault.IsUnreadable));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(11, false)]
    public async Task A_body_of_exactly_the_limit_is_read(int limit, bool fits)
    {
        await using HostileServer server = new(Answers.Response("200 OK", """{"id":"abc"}"""));
        Task<Sample> sent = SendAsync(server, Bound, default, new ApiClientOptions { MaxResponseBytes = limit });
        if (fits)
            Assert.Equal("abc", (await sent).Id);
        else
            await Assert.ThrowsAsync<ApiException>(() => sent);
    }

    [Fact]
    public async Task Memory_follows_what_arrives_and_not_what_is_announced()
    {
        await using HostileServer server =
            new(Answers.Text("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\nConnection: close\r\n\r\n{}"));
        long before = GC.GetTotalAllocatedBytes();
        ApiException fault = await FailAsync(server);
        Assert.Equal((200, true, true), (fault.Status, fault.IsUnreadable, fault.IsTransient));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("200 OK", 200)]
    [InlineData("502 Bad Gateway", 502)]
    [InlineData("404 Not Found", 404)]
    public async Task A_body_that_is_not_compressed_as_announced_keeps_its_status(string status, int expected)
    {
        await using HostileServer server =
            new(Answers.Response(status, "<html><title>Bad Gateway</title></html>", "Content-Encoding: gzip"));
        ApiException fault = await FailAsync(server);
        Assert.Equal((expected, expected != 404), (fault.Status, fault.IsTransient));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"id\"\r\nZZ\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"id\"")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"id\":\"a\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnull")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task Whatever_is_wrong_with_a_success_is_one_transient_fault_with_the_status(string response)
    {
        await using HostileServer server = new(Answers.Text(response));
        ApiException fault = await FailAsync(server);
        Assert.Equal((200, true, true), (fault.Status, fault.IsUnreadable, fault.IsTransient));
        Assert.StartsWith(
            "Jobs_List (GET /vaults/{vault}/jobs) answered HTTP 200, but its body",
            fault.Message.Replace("Sample cannot", "its body cannot", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    public async Task Null_is_an_absent_body_where_none_is_required(int status)
    {
        FakeServer server = new FakeServer().Answer(status, " null ").Answer(status, "null");
        ApiPipeline pipeline = server.Pipeline();
        Assert.Null((await pipeline.SendOptionalAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>)).Value);
        Assert.Null((await pipeline.GetAsync<Sample>(new Uri(FakeServer.Endpoint + "/a"))).Value);
    }

    [Fact]
    public async Task A_silent_server_is_a_timeout_and_not_a_cancellation()
    {
        await using HostileServer server = new(Answers.Stall(""));
        TimeoutException fault =
            await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(server, TimeSpan.FromMilliseconds(300), default));
        Assert.True(Transient.IsTransient(fault));
        Assert.Contains("Jobs_List (GET /vaults/{vault}/jobs)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_a_handler_has_read_can_be_read_again()
    {
        using HttpResponseMessage response = FakeServer.Response(429, """{"error":{"code":"C"}}""" + new string(' ', 100_000));
        Assert.Equal("C", (await ApiError.ReadAsync(response, CancellationToken.None))!.Code);
        Assert.Equal(64 * 1024, (await response.Content.ReadAsStringAsync()).Length);
    }

    private static Task<ApiException> FailAsync(HostileServer server, TimeSpan? timeout = null, ApiClientOptions? options = null) =>
        Assert.ThrowsAsync<ApiException>(() => SendAsync(server, timeout ?? Bound, default, options));

    private static async Task<Sample> SendAsync(
        HostileServer server, TimeSpan timeout, CancellationToken token, ApiClientOptions? options = null)
    {
        using HttpClient http = new(ApiHttpHandler.Create()) { Timeout = timeout };
        options ??= new ApiClientOptions();
        options.Endpoint = server.Endpoint;
        ApiPipeline pipeline = new(http, null, options);
        return (await pipeline.SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>, token)).Value;
    }
}
