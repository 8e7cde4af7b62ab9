using System.Net.ServerSentEvents;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Events over several connections.</summary>
public sealed class ReconnectionTests : IDisposable
{
    private readonly AutoTime _time = new();
    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_next_request_names_the_last_event_until_the_service_has_no_more()
    {
        _server.Answer(200, "id: 1\ndata: a\n\nid: 2\nretry: 500\ndata: b\n\nid: 3\ndata: lost\n").Answer(200, "data: c\n\n").Answer(204);
        Assert.Equal(["a", "b", "c"], await AllAsync());
        Assert.Equal([null, "2", "2"], Ids());
        Assert.Equal([TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500)], _time.Pauses);
    }

    [Fact]
    public async Task Without_being_asked_nothing_is_repeated()
    {
        _server.Answer(200, "id: 1\ndata: a\n\n");
        Assert.Equal(["a"], await AllAsync(Events()));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_known_id_is_sent_at_once_and_replaces_the_documents_header()
    {
        _server.Answer(204);
        ApiRequest request = Operations.Of(Operations.List).Header("Last-Event-ID", "old");
        await AllAsync(new ApiEvents<string>(Pipeline(), request, null).Reconnecting(new EventReconnection { LastEventId = "new" }));
        Assert.Equal(["new"], Ids());
    }

    [Fact]
    public async Task A_header_of_the_call_counts_until_the_service_sends_an_id()
    {
        ApiPipeline pipeline = Pipeline().With(
            new ApiCallOptions { Headers = new Dictionary<string, string> { ["last-event-id"] = "5" } });
        _server.Answer(503).Answer(200, "id: 6\ndata: a\n\n").Answer(503).Answer(200, "id\ndata: b\n\n").Answer(204);
        await AllAsync(new ApiEvents<string>(pipeline, Operations.Of(Operations.List), null).Reconnecting());
        Assert.Equal(["5", "5", "6", "6", null], Ids());
    }

    [Fact]
    public async Task All_connections_of_a_call_have_the_same_idempotency_key()
    {
        ApiEvents<string> events = new ApiEvents<string>(
            Pipeline().With(new ApiCallOptions { CreatesIdempotencyKeys = true }), Operations.Of(Operations.Trigger), null).Reconnecting();
        _server.Answer(200, "id: 1\ndata: a\n\n").Answer(503).Answer(204).Answer(204);
        await AllAsync(events);
        await AllAsync(events);

        string?[] keys = [.. Sent("Idempotency-Key")];
        Assert.True(Guid.TryParse(keys[0], out _));
        Assert.Equal([keys[0], keys[0]], keys.Skip(1).Take(2));
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Fact]
    public async Task Connections_without_events_are_limited_and_their_pauses_grow()
    {
        for (int i = 0; i < 3; i++)
            _server.Answer(503);
        EventReconnection rules = new() { MaxAttempts = 3, Delay = TimeSpan.FromSeconds(2) };
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => AllAsync(rules));
        Assert.Equal((503, 3), (fault.Status, _server.Requests.Count));
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], _time.Pauses);
    }

    [Fact]
    public async Task A_service_that_always_hangs_up_has_not_ended_the_stream()
    {
        for (int i = 0; i < 5; i++)
            _server.Answer(200, ": nothing\n\n");
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => AllAsync());
        Assert.Contains("5 connections in a row", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, _server.Requests.Count);
    }

    [Fact]
    public async Task An_event_starts_the_count_again()
    {
        EventReconnection twice = new() { MaxAttempts = 2 };
        _server.Answer(200).Answer(200, "data: a\n\n").Answer(500).Answer(200, "data: b\n\n").Answer(200).Answer(204);
        Assert.Equal(["a", "b"], await AllAsync(twice));
        Assert.Equal(6, _server.Requests.Count);
    }

    [Theory]
    [InlineData("0", 100)]
    [InlineData("-1", 3000)]
    [InlineData("99999999999999999999", 60_000)]
    [InlineData("86400000", 60_000)]
    public async Task A_hostile_pause_stays_within_bounds(string retry, int milliseconds)
    {
        _server.Answer(200, $"retry: {retry}\ndata: a\n\n").Answer(204);
        await AllAsync();
        Assert.Equal([TimeSpan.FromMilliseconds(milliseconds)], _time.Pauses);
    }

    [Fact]
    public async Task A_refusal_says_when_to_come_back()
    {
        _server.Answer(429, "", "Retry-After: 20").Answer(204);
        await AllAsync();
        Assert.Equal([TimeSpan.FromSeconds(20)], _time.Pauses);

        _server.Answer(429, "", "Retry-After: 120");
        await Assert.ThrowsAsync<ApiException>(() => AllAsync());
    }

    [Theory]
    [InlineData(0.01, new[] { 0.1, 1, 2, 0.1 })]
    [InlineData(2, new[] { 0.1, 2, 4, 0.1 })]
    public async Task An_authority_that_fails_for_a_moment_gets_more_time_than_the_service(double delay, double[] pauses)
    {
        using FakeServer authority = new FakeServer()
            .Answer(200, """{"access_token":"t1","expires_in":0}""").Answer(503).Answer(503).Answer(200, """{"access_token":"t2"}""");
        SecurityScheme scheme = SchemeOptions.BearerScheme with { TokenUrl = "https://login.example/token" };
        SchemeOptions options = new()
        {
            TimeProvider = _time,
            Bearer = new ClientCredentials("id", "secret") { HttpClient = new HttpClient(authority) },
        };
        ApiPipeline pipeline = new(
            new HttpClient(_server, disposeHandler: false), FakeServer.Endpoint, options,
            security: new SecurityRequirements([scheme.For()]));
        _server.Answer(200, "id: 1\nretry: 1\ndata: a\n\n").Answer(200, "data: b\n\n").Answer(204);

        EventReconnection rules = new() { MaxAttempts = 3, Delay = TimeSpan.FromSeconds(delay) };
        Assert.Equal(["a", "b"], await AllAsync(new ApiEvents<string>(pipeline, Operations.Of(Operations.List), null).Reconnecting(rules)));
        Assert.Equal([null, "1", "1"], Ids());
        Assert.Equal(pauses.Select(TimeSpan.FromSeconds), _time.Pauses);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task A_refusal_that_stays_ends_the_stream(int status)
    {
        _server.Answer(200, "data: a\n\n").Answer(status);
        Assert.Equal(status, (await Assert.ThrowsAsync<ApiException>(() => AllAsync())).Status);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_not_requested_again()
    {
        _server.Answer(200, "id: 1\ndata: ?\n\n");
        ApiEvents<Sample> events = new(Pipeline(), Operations.Of(Operations.List), JsonObjects.Read<Sample>);
        await Assert.ThrowsAsync<ApiException>(() => AllAsync(events.Reconnecting()));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_origin_is_refused()
    {
        _server.Answer(200, "id: 1\ndata: a\n\n").Answer(307, "", "Location: https://evil.test/events");
        await Assert.ThrowsAsync<OriginMismatchException>(() => AllAsync());
        Assert.All(_server.Asked, asked => Assert.StartsWith("GET https://management.azure.com/", asked, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ü")]
    [InlineData("a\u0007")]
    [InlineData("a ")]
    public async Task An_id_that_no_header_can_have_ends_the_stream(string id)
    {
        _server.Answer(200, $"id: {id}\ndata: a\n\n");
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => AllAsync());
        Assert.Contains("the id of its last event cannot be sent in a header", fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_line_break_in_an_id_never_reaches_a_header()
    {
        _server.Answer(200, "id: 1\rX-Evil: 2\ndata: a\n\n").Answer(204);
        await AllAsync();
        Assert.Equal([null, "1"], Ids());
        Assert.False(_server.Requests[1].Headers.NonValidated.Contains("X-Evil"));
        Assert.Throws<ArgumentException>("LastEventId", () => new EventReconnection { LastEventId = "1\r\nX-Evil: 2" });
        Assert.Throws<ArgumentOutOfRangeException>("MaxAttempts", () => new EventReconnection { MaxAttempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Delay", () => new EventReconnection { Delay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("MaxDelay", () => new EventReconnection { MaxDelay = TimeSpan.FromTicks(-1) });
    }

    [Fact]
    public async Task Cancellation_ends_a_pause()
    {
        _server.Answer(200, "data: a\n\n");
        using CancellationTokenSource cancel = new();
        ApiEvents<string> events = new(_server.Pipeline(), Operations.Of(Operations.List), null);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SseItem<string> _ in events.Reconnecting().WithCancellation(cancel.Token))
                cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
        });
    }

    [Fact]
    public void A_body_that_is_sent_once_cannot_be_repeated() => Assert.Throws<InvalidOperationException>(
        () => new ApiEvents<string>(Pipeline(), Operations.Of(Operations.Trigger).StreamBody(Stream.Null), null).Reconnecting());

    private ApiPipeline Pipeline() => _server.Pipeline(new ApiClientOptions { TimeProvider = _time });

    private ApiEvents<string> Events() => new(Pipeline(), Operations.Of(Operations.List), null);

    private IEnumerable<string?> Ids() => Sent("Last-Event-ID");

    private IEnumerable<string?> Sent(string header) => _server.Requests.Select(
        request => request.Headers.NonValidated.TryGetValues(header, out var values) ? values.ToString() : null);

    private Task<List<string>> AllAsync(EventReconnection? reconnection = null) => AllAsync(Events().Reconnecting(reconnection));

    private static async Task<List<T>> AllAsync<T>(ApiEvents<T> events)
    {
        List<T> all = [];
        await foreach (SseItem<T> item in events)
            all.Add(item.Data);
        return all;
    }
}
