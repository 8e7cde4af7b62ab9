using System.Net.ServerSentEvents;
using System.Text;
using BackupJobsGen.Hostile;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Server-sent events of one connection.</summary>
public sealed class EventsTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "message:a message:b")]
    [InlineData("data: a\r\n\r\ndata: b\r\n\r\n", "message:a message:b")]
    [InlineData("data: a\r\rdata: b\r\r", "message:a message:b")]
    [InlineData("\uFEFFdata:a\n\n", "message:a")]
    [InlineData(": hello\n\n:\nevent: job\n: between\ndata: a\ndata\ndata:  b\n\n", "job:a\n\n b")]
    [InlineData("data\n\n", "message:")]
    [InlineData("event:\ndata: a\n\n", "message:a")]
    [InlineData("event: lost\n\ndata: a\n\n", "message:a")]
    [InlineData("unknown: x\ndata: a\nDATA: b\n\n", "message:a")]
    [InlineData("data: a\n\ndata: not complete\n", "message:a")]
    [InlineData("data: a\n\ndata: not complete", "message:a")]
    [InlineData("data: ü世\n\n", "message:ü世")]
    [InlineData("\r\n\r\n\n\r: x\r\rdata: a\r\n\n", "message:a")]
    [InlineData("data: a\n\uFEFFdata: b\n\n", "message:a")]
    [InlineData("\uFEFF\uFEFFdata: a\n\n", "")]
    [InlineData("retry: 99999999999999999999\nid\n\ndata: a\n\n", "message:a")]
    [InlineData("id: a\0b\ndata: a\n\n", "message:a")]
    [InlineData("data:\ndata:\n\n", "message:\n")]
    [InlineData("event: a\nevent: b\ndata: x\n\n", "b:x")]
    [InlineData("dat: a\ndata : b\n data: c\ndata: d\n\n", "message:d")]
    [InlineData("", "")]
    public async Task Events_follow_the_standard(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await AllAsync(Text(Server(body)))).Select(item => $"{item.EventType}:{item.Data}")));

    [Fact]
    public async Task Ids_and_pauses_are_kept()
    {
        const string Body = "id: 1\nretry: 1500\ndata: a\n\ndata: b\n\nid: x\0y\ndata: c\n\nid\nretry: 1s\ndata: d\n\nid: 2\n\ndata: e\n\n";
        List<SseItem<string>> items = await AllAsync(Text(Server(Body)));
        Assert.Equal(["1", "1", "1", "", "2"], items.Select(item => item.EventId));
        Assert.All(items, item => Assert.Equal(TimeSpan.FromMilliseconds(1500), item.ReconnectionInterval));
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("2147483648")]
    public async Task A_pause_that_is_too_long_for_a_number_is_the_longest(string retry) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(int.MaxValue),
            Assert.Single(await AllAsync(Text(Server($"retry: {retry}\ndata: a\n\n")))).ReconnectionInterval);

    // The framework's own parser is the judge, except for a type that is empty or has no data.
    [Fact]
    public void The_frameworks_parser_reads_the_same_events()
    {
        string[] parts =
        [
            "data: a", "data:", "data", "data:  b", ":", ": c", "\nevent: e\ndata: f\n", "id: 7", "id", "x: y",
            "\n", "\r\n", "\n\n", "\n\n", "\r\r",
            " ", "ü", "data: {}", "\n: hi\n",
        ];
        Gen.Int[0, parts.Length - 1].Array[0, 40].Sample(chosen =>
        {
            string body = string.Concat(chosen.Select(index => parts[index]));
            using MemoryStream stream = new(Encoding.UTF8.GetBytes(body));
            (string, string)[] expected = [.. SseParser.Create(stream).Enumerate().Select(item => (item.EventType, item.Data))];
            foreach (int size in new[] { 1, 5, 4096 })
            {
                FakeServer server = new FakeServer().Answer(
                    _ => new HttpResponseMessage { Content = new StreamContent(new PieceStream(Encoding.UTF8.GetBytes(body), size)) });
                Assert.Equal(expected, AllAsync(Text(server.Pipeline())).Result.Select(item => (item.EventType, item.Data)));
            }
        }, iter: 500);
    }

    [Fact]
    public async Task Json_is_read_into_its_type()
    {
        List<SseItem<Sample>> items = await AllAsync(Json(Server("event: made\ndata: {\"id\":\ndata: \"a\"}\n\ndata: {\"id\":\"b\"}\n\n")));
        Assert.Equal([("made", "a"), ("message", "b")], items.Select(item => (item.EventType, item.Data.Id)));
    }

    [Fact]
    public async Task Done_instead_of_json_ends_the_stream()
    {
        List<SseItem<Sample>> items = await AllAsync(Json(Server("data: {\"id\":\"a\"}\n\ndata: [DONE]\n\ndata: ?\n\n")));
        Assert.Equal(["a"], items.Select(item => item.Data.Id));
        Assert.Equal(["[DONE]"], (await AllAsync(Text(Server("data: [DONE]\n\n")))).Select(item => item.Data));
    }

    [Theory]
    [InlineData("data: {\"id\":\"a\"}\n\ndata: {\"id\":[]}\n\n", "item 2 (at byte 18 of the body) cannot be read: Sample.id is required")]
    [InlineData(": x\n\ndata: no\n\n", "item 1 (at byte 5 of the body) cannot be read: it is not the JSON that the document declares")]
    public async Task An_event_that_cannot_be_read_names_its_number_and_position(string body, string expected)
    {
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Json(Server(body))));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (fault.IsUnreadable, fault.IsTransient));
    }

    [Fact]
    public async Task Another_media_type_is_an_error_and_no_empty_stream()
    {
        HttpResponseMessage page = new() { Content = new StringContent("<html>", Encoding.UTF8, "text/html") };
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            async () => await AllAsync(Text(new FakeServer().Answer(_ => page).Pipeline())));
        Assert.Contains("its media type is text/html instead of text/event-stream", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_content_produces_no_event() => Assert.Empty(await AllAsync(Text(new FakeServer().Answer(204).Pipeline())));

    [Theory]
    [InlineData("data: a\n\n", "\n")]
    [InlineData("data: a\r\n\r\n", "\n")]
    [InlineData("data: a\r\r", "\r")]
    public async Task An_event_arrives_with_its_empty_line(params string[] pieces)
    {
        await using StreamServer server = new("text/event-stream", pieces);
        using HttpClient http = new(ApiHttpHandler.Create());
        await using IAsyncEnumerator<SseItem<string>> events = Text(server.Pipeline(http)).GetAsyncEnumerator();
        ValueTask<bool> first = events.MoveNextAsync();
        server.SendNext();
        Assert.True(await first.AsTask().WaitAsync(Bound));
        Assert.Equal("a", events.Current.Data);
        await events.DisposeAsync();
        server.SendNext();
        await server.Left.WaitAsync(Bound);
    }

    [Theory]
    [InlineData(": ")]
    [InlineData("data: ")]
    [InlineData("event: ")]
    public async Task A_line_without_end_has_a_limit(string start)
    {
        byte[] chunk = Encoding.ASCII.GetBytes("2000\r\n" + new string('x', 0x2000) + "\r\n");
        Exception fault = await EndlessAsync(start, chunk, 1_000_000);
        Assert.Contains(
            "item 1 (at byte 0 of the body) is longer than 1000000 bytes (ApiClientOptions.MaxItemBytes)", fault.Message,
            StringComparison.Ordinal);
        Assert.False(Transient.IsTransient(fault));
    }

    [Theory]
    [InlineData("data: xxxxxxxx\n")]
    [InlineData("data\n")]
    public async Task Lines_without_end_in_one_event_have_a_limit(string line)
    {
        byte[] chunk = Encoding.ASCII.GetBytes($"{line.Length * 500:x}\r\n{string.Concat(Enumerable.Repeat(line, 500))}\r\n");
        Assert.Contains("is longer than 100000 bytes", (await EndlessAsync("", chunk, 100_000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_without_end_stop_with_the_callers_token()
    {
        byte[] chunk = Encoding.ASCII.GetBytes("5d\r\n" + string.Concat(Enumerable.Repeat(": \n", 31)) + "\r\n");
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(300));
        Assert.IsType<OperationCanceledException>(await EndlessAsync("", chunk, 1000, cancel.Token), exactMatch: false);
    }

    [Fact]
    public async Task The_body_itself_can_be_read()
    {
        using StreamReader reader = new((await Text(Server("data: a\n\n")).GetStreamAsync()).Value);
        Assert.Equal("data: a\n\n", await reader.ReadToEndAsync());
    }

    private static async Task<Exception> EndlessAsync(string start, byte[] chunk, int limit, CancellationToken cancellationToken = default)
    {
        await using HostileServer server = new(async (stream, token) =>
        {
            string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head + (start.Length == 0 ? "" : $"{start.Length:x}\r\n{start}\r\n")), token);
            while (true)
                await stream.WriteAsync(chunk, token);
        });
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint, MaxItemBytes = limit });
        return await Assert.ThrowsAnyAsync<Exception>(async () => await AllAsync(Text(pipeline), cancellationToken).WaitAsync(Bound));
    }

    private static ApiPipeline Server(string body) => new FakeServer().Answer(200, body).Pipeline();

    private static ApiEvents<string> Text(ApiPipeline pipeline) => new(pipeline, Operations.Of(Operations.List), null);

    private static ApiEvents<Sample> Json(ApiPipeline pipeline) => new(pipeline, Operations.Of(Operations.List), JsonObjects.Read<Sample>);

    private static async Task<List<SseItem<T>>> AllAsync<T>(ApiEvents<T> events, CancellationToken cancellationToken = default)
    {
        List<SseItem<T>> all = [];
        await foreach (SseItem<T> item in events.WithCancellation(cancellationToken))
            all.Add(item);
        return all;
    }
}
