using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>What the options of single calls add to requests, where they apply, and what they cannot do.</summary>
public sealed class CallOptionTests : IDisposable
{
    private const string IdHeader = "x-request-tag";

    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    private static ApiCallOptions Headers(params (string Name, string Value)[] headers) =>
        new() { Headers = headers.ToDictionary(static header => header.Name, static header => header.Value) };

    private ApiPipeline Pipeline(ApiCallOptions call, ApiClientOptions? options = null) => _server.Pipeline(options).With(call);

    private string? Sent(string header, int request = 0)
    {
        HttpRequestMessage message = _server.Requests[request];
        return message.Headers.NonValidated.TryGetValues(header, out HeaderStringValues values)
            || message.Content?.Headers.NonValidated.TryGetValues(header, out values) == true
                ? values.ToString()
                : null;
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Ids_are_not_empty(string id)
    {
        AssertFault(
            "The value of option 'IdempotencyKey' is empty.", "IdempotencyKey", () => new ApiCallOptions { IdempotencyKey = id });
        AssertFault(
            "The value of option 'ClientRequestId' is empty.", "ClientRequestId", () => new ApiCallOptions { ClientRequestId = id });
        AssertFault(
            "The value of header 'idempotency-key' is empty.", "Headers", () => Headers(("idempotency-key", id)));
    }

    private static void AssertFault(string message, string argument, Func<ApiCallOptions> create) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>(argument, create).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Headers_are_sent_and_replace_those_of_the_operation()
    {
        _server.Answer(200).Answer(200);
        ApiRequest request = Operations.Of(Operations.List).Header("If-Match", "old").Header("X-Other", "kept");
        await Pipeline(Headers(("if-match", "new"), ("X-Tenant", "a\tb"), ("Accept", "text/csv"))).SendAsync(request);
        await _server.Pipeline().SendAsync(request);

        Assert.Equal(("new", "kept", "a\tb", "text/csv"), (Sent("If-Match"), Sent("X-Other"), Sent("X-Tenant"), Sent("Accept")));
        Assert.Equal(("old", null), (Sent("If-Match", 1), Sent("X-Tenant", 1)));
    }

    [Fact]
    public async Task A_header_of_a_body_is_sent_with_a_body_only()
    {
        _server.Answer(200).Answer(200);
        ApiPipeline pipeline = Pipeline(Headers(("Content-Language", "de")));
        await pipeline.SendAsync(Operations.Of(Operations.Put).TextBody("Hallo"));
        await pipeline.SendAsync(Operations.Of(Operations.List));

        Assert.Equal(("de", null), (Sent("Content-Language"), Sent("Content-Language", 1)));
    }

    [Theory]
    [InlineData("X-A", "line\r\nInjected: 1")]
    [InlineData("X-A", "line\n")]
    [InlineData("X-A", "null\0")]
    [InlineData("X-A", "Zoë")]
    [InlineData("X-A", "\u007f")]
    [InlineData("X A", "v")]
    [InlineData("X:A", "v")]
    [InlineData("X\nA", "v")]
    [InlineData("", "v")]
    [InlineData("authorization", "Bearer x")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Host", "evil.example")]
    [InlineData("Proxy-Authorization", "x")]
    [InlineData("Content-Length", "1")]
    [InlineData("content-type", "text/plain")]
    [InlineData("Transfer-Encoding", "chunked")]
    public void Headers_that_cannot_be_sent_or_belong_to_the_client_are_rejected(string name, string value)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Headers((name, value)));
        Assert.DoesNotContain('\n', fault.Message);
        if (name == "X-A")
        {
            Assert.Throws<ArgumentException>(() => new ApiCallOptions { IdempotencyKey = value });
            Assert.Throws<ArgumentException>(() => new ApiCallOptions { ClientRequestId = value });
            Assert.Throws<ArgumentException>(() => Operations.Of(Operations.List).Header(name, value));
        }
    }

    [Fact]
    public async Task A_header_with_a_credential_of_the_document_is_rejected_before_anything_is_sent()
    {
        SecurityRequirements security = new([SchemeOptions.HeaderKey.For()]);
        using HttpClient http = new(_server, disposeHandler: false);
        ApiPipeline pipeline = new ApiPipeline(http, FakeServer.Endpoint, new SchemeOptions { Key = "k" }, security: security)
            .With(Headers(("x-api-key", "other")));
        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));

        Assert.Contains("'header_key'", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Pages_and_their_links_have_the_options_too()
    {
        _server.Answer(200, """{"value":[],"nextLink":"/2"}""").Answer(200, """{"value":[]}""");
        ApiPageable<Sample> list = new(
            Pipeline(Headers(("X-Tenant", "a"))), Operations.Of(Operations.List), "value", "nextLink", JsonObjects.Read<Sample>);
        await foreach (Sample _ in list)
            Assert.Fail("no items");

        Assert.Equal(("a", "a"), (Sent("X-Tenant"), Sent("X-Tenant", 1)));
    }

    [Fact]
    public async Task Polls_and_the_result_of_an_operation_have_the_options_too_and_the_key_only_its_start()
    {
        _server.Answer(202, "", "Location: /status").Answer(202).Answer(200, """{"id":"r"}""");
        AutoTime time = new();
        ApiPipeline pipeline = Pipeline(
            new ApiCallOptions { Headers = Headers(("X-Tenant", "a")).Headers, IdempotencyKey = "once" },
            new ApiClientOptions { TimeProvider = time });
        LongRunningOperation<Sample> operation =
            await LongRunning.StartAsync<Sample>(pipeline, Operations.Of(Operations.Trigger), JsonObjects.Read<Sample>);
        await operation.WaitAsync();

        Assert.Equal(["a", "a", "a"], Enumerable.Range(0, 3).Select(i => Sent("X-Tenant", i)));
        Assert.Equal(["once", null, null], Enumerable.Range(0, 3).Select(i => Sent("Idempotency-Key", i)));
    }

    [Theory]
    [InlineData("https://evil.example/next")]
    [InlineData("http://management.azure.com/next")]
    public async Task Headers_never_go_to_another_origin(string elsewhere)
    {
        _server.Answer(307, "", "Location: " + elsewhere);
        ApiPipeline pipeline = Pipeline(Headers(("X-Tenant", "a")));
        await Assert.ThrowsAsync<OriginMismatchException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));
        await Assert.ThrowsAsync<OriginMismatchException>(() => pipeline.GetAsync(new Uri(elsewhere)));

        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task An_idempotency_key_is_one_for_all_messages_of_a_call_and_new_for_the_next()
    {
        _server.Answer(307, "", "Location: /again").Answer(200).Answer(200).Answer(200);
        ApiPipeline pipeline = Pipeline(new ApiCallOptions { CreatesIdempotencyKeys = true });
        await pipeline.SendAsync(Operations.Of(Operations.Trigger));
        await pipeline.SendAsync(Operations.Of(Operations.Trigger));
        await pipeline.SendAsync(Operations.Of(Operations.Put));

        Assert.Equal(Sent("Idempotency-Key"), Sent("Idempotency-Key", 1));
        Assert.NotEqual(Sent("Idempotency-Key"), Sent("Idempotency-Key", 2));
        Assert.True(Guid.TryParse(Sent("Idempotency-Key", 2), out _));
        Assert.Null(Sent("Idempotency-Key", 3));
    }

    [Fact]
    public async Task A_key_of_the_caller_stays()
    {
        _server.Answer(200).Answer(200).Answer(200);
        ApiCallOptions options = new() { IdempotencyKey = "mine", CreatesIdempotencyKeys = true };
        await Pipeline(options).SendAsync(Operations.Of(Operations.Trigger));
        await Pipeline(options).SendAsync(Operations.Of(Operations.Trigger).Header("idempotency-key", "argument"));
        await Pipeline(options).With(Headers(("Idempotency-Key", "header"))).SendAsync(Operations.Of(Operations.Trigger));

        Assert.Equal(["mine", "argument", "header"], Enumerable.Range(0, 3).Select(i => Sent("Idempotency-Key", i)));
    }

    [Fact]
    public async Task A_page_by_an_operation_has_no_key_of_the_first()
    {
        _server.Answer(200, """{"value":[],"nextLink":"t"}""").Answer(200, """{"value":[]}""");
        ApiPageable<Sample> list = new(
            Pipeline(new ApiCallOptions { IdempotencyKey = "k" }), Operations.Of(Operations.Trigger), "value", "nextLink",
            JsonObjects.Read<Sample>, next: link => Operations.Of(Operations.Trigger).Query("token", link));
        await foreach (Sample _ in list)
            Assert.Fail("no items");

        Assert.Equal(("k", null), (Sent("Idempotency-Key"), Sent("Idempotency-Key", 1)));
    }

    [Fact]
    public async Task Options_of_a_view_are_added_to_those_of_the_view_before()
    {
        _server.Answer(200);
        ApiPipeline pipeline = _server.Pipeline(new ApiClientOptions { ClientRequestIdHeader = IdHeader })
            .With(new ApiCallOptions { Headers = Headers(("A", "1"), ("B", "1")).Headers, IdempotencyKey = "k", ClientRequestId = "id" })
            .With(Headers(("b", "2")));
        await pipeline.SendAsync(Operations.Of(Operations.Trigger));

        Assert.Equal(("1", "2", "k", "id"), (Sent("A"), Sent("B"), Sent("Idempotency-Key"), Sent(IdHeader)));
    }

    [Fact]
    public void Invalid_timeouts_and_ids_without_a_header_are_rejected()
    {
        foreach (TimeSpan timeout in new[] { TimeSpan.Zero, Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
            Assert.Throws<ArgumentOutOfRangeException>(() => new ApiCallOptions { Timeout = timeout });
        Assert.Throws<ArgumentException>(() => _server.Pipeline().With(new ApiCallOptions { ClientRequestId = "id" }));
        Assert.Throws<ArgumentNullException>(() => _server.Pipeline().With(null!));
        Assert.Throws<ArgumentException>(() => Headers(("A", "1"), ("a", "2")));
    }
}
