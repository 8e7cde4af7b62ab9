using System.Text;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>NDJSON, JSON lines and JSON text sequences.</summary>
public sealed class ItemsTests
{
    private const string Jsonl = "application/jsonl";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "a b")]
    [InlineData("{\"id\":\"a\"}\r\n\r\n \n\t\r\n{\"id\":\"b\"}", "a b")]
    [InlineData("\uFEFF{\"id\":\"a\"}\n", "a")]
    [InlineData("\uFEFF", "")]
    [InlineData("", "")]
    [InlineData("\n\n\n", "")]
    [InlineData("{\"id\":\"ü\u2028世\"}\n", "ü\u2028世")]
    public async Task Lines_are_items(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', await ReadAsync(body, ItemFraming.Lines)));

    [Theory]
    [InlineData("\u001e{\"id\":\"a\"}\n\u001e{\"id\":\"b\"}\n", "a b")]
    [InlineData("\u001e{\"id\":\n\"a\"\n}\n\u001e\u001e \n\u001e{\"id\":\"b]}\\\"\"}", "a b]}\"")]
    [InlineData("\u001e{\"id\":\"a\"}\u001e{\"id\":\"b\"}", "a b")]
    [InlineData("\uFEFF\u001e{\"id\":\"a\"}\n", "a")]
    [InlineData("\u001e", "")]
    [InlineData("", "")]
    public async Task Records_are_items(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', await ReadAsync(body, ItemFraming.Records)));

    [Theory]
    [InlineData("\u001e12\n\u001e3 \u001e4", "item 3 (at byte 8 of the body) is not complete")]
    [InlineData("\u001e12\u001e3\n", "item 1 (at byte 1 of the body) is not complete")]
    [InlineData("\u001e12\n\u001e[1", "item 2 (at byte 5 of the body) is not complete")]
    [InlineData("\u001e12\n\u001e]\n", "item 2 (at byte 5 of the body) cannot be read: it is not the JSON that the document declares")]
    public async Task A_record_that_is_cut_off_is_an_error(string body, string expected)
    {
        FakeServer server = new FakeServer().Answer(200, body);
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(new ApiItems<int>(
            server.Pipeline(), Operations.Of(Operations.List), ItemFraming.Records,
            static (ref JsonTokenReader reader) => JsonObjects.Require<int>(ref reader, JsonScalars.TryReadInt32, "int"))));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.IsUnreadable);
    }

    [Theory]
    [InlineData("{\"id\":\"a\"}\n{\"id\":7", 2, 11)]
    [InlineData("{\"id\":\"a\"}\n\n{\"id\":[]}\n{\"id\":\"b\"}\n", 2, 12)]
    [InlineData("<html>", 1, 0)]
    [InlineData("{\"id\":\"a\"}\n{\"id\":\"b\"} {\"id\":\"c\"}\n", 2, 11)]
    [InlineData("{\"id\":\"a\"}\r{\"id\":\"b\"}\r", 1, 0)]
    [InlineData("{\"id\":\"a\"}\n\uFEFF{\"id\":\"b\"}\n", 2, 11)]
    [InlineData("{\"id\":\"a\"}\n# comment\n{\"id\":\"b\"}\n", 2, 11)]
    [InlineData("[{\"id\":\"a\"},\n{\"id\":\"b\"}]", 1, 0)]
    [InlineData("\0{\"id\":\"a\"}\n", 1, 0)]
    public async Task An_item_that_cannot_be_read_names_its_number_and_position(string body, int number, int position)
    {
        FakeServer server = new FakeServer().Answer(200, body);
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(server.Pipeline())));
        Assert.Contains($"item {number} (at byte {position} of the body)", fault.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (fault.IsUnreadable, fault.IsTransient));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_an_error_of_their_item()
    {
        FakeServer server = new FakeServer().Answer(
            _ => new HttpResponseMessage { Content = new ByteArrayContent([.. "{\"id\":\"a\"}\n{\"id\":\""u8, 0xC3, 0x28, .. "\"}\n"u8]) });
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(server.Pipeline())));
        Assert.Contains("item 2 (at byte 11 of the body)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_charset_is_converted()
    {
        ByteArrayContent content = new(Encoding.Latin1.GetBytes("{\"id\":\"ü\"}\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-ndjson; charset=iso-8859-1");
        FakeServer server = new FakeServer().Answer(_ => new HttpResponseMessage { Content = content });
        Assert.Equal(["ü"], await AllAsync(Items(server.Pipeline())));
    }

    [Fact]
    public async Task Items_that_do_not_fit_are_reported_and_skipped_on_request()
    {
        List<UnreadableItem> found = [];
        FakeServer server = new FakeServer().Answer(200, "{\"id\":\"a\"}\n{\"id\":7,\"x\":1}\n{\"id\":\"c\"}\n{");
        ApiItems<Sample> items = Items(server.Pipeline(new ApiClientOptions { UnreadableItemFound = found.Add }));
        List<string> read = [];
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (Sample item in items)
                read.Add(item.Id);
        });
        Assert.Equal(["a", "c"], read);
        UnreadableItem unreadable = Assert.Single(found);
        Assert.Equal((1, "{\"id\":7,\"x\":1}", "$.id"), (unreadable.Index, unreadable.Json.ToString(), unreadable.Fault.Path));
        Assert.Contains("item 4 ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ItemFraming.Lines, "{\"id\":\"a\"}\n", "{\"id\":\"b", "\"}\n")]
    [InlineData(ItemFraming.Records, "\u001e{\"id\":\"a\"}\n", "\u001e{\"id\":\"b", "\"}\n")]
    public async Task Items_arrive_while_the_service_still_sends(ItemFraming framing, params string[] pieces)
    {
        await using StreamServer server = new(Jsonl, pieces);
        using HttpClient http = new(ApiHttpHandler.Create());
        await using IAsyncEnumerator<Sample> items = Items(server.Pipeline(http), framing).GetAsyncEnumerator();
        ValueTask<bool> first = items.MoveNextAsync();
        server.SendNext();
        Assert.True(await first.AsTask().WaitAsync(Bound));
        Assert.Equal("a", items.Current.Id);

        ValueTask<bool> second = items.MoveNextAsync();
        server.SendNext();
        Assert.False(second.IsCompleted);
        server.SendNext();
        Assert.True(await second.AsTask().WaitAsync(Bound));
        Assert.Equal("b", items.Current.Id);
    }

    [Fact]
    public async Task Leaving_the_loop_closes_the_connection()
    {
        await using StreamServer server = new(Jsonl, "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        using HttpClient http = new(ApiHttpHandler.Create());
        server.SendNext();
        await foreach (Sample _ in Items(server.Pipeline(http)))
            break;
        await server.Left.WaitAsync(Bound);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_and_closes_the_connection()
    {
        await using StreamServer server = new(Jsonl, "{\"id\":\"a\"}\n");
        using HttpClient http = new(ApiHttpHandler.Create());
        using CancellationTokenSource cancel = new();
        server.SendNext();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Sample _ in Items(server.Pipeline(http)).WithCancellation(cancel.Token))
                await cancel.CancelAsync();
        });
        await server.Left.WaitAsync(Bound);
    }

    [Fact]
    public async Task Silence_ends_with_the_clients_timeout()
    {
        await using StreamServer server = new(Jsonl, "{\"id\":\"a\"}\n{\"id\":");
        using HttpClient http = new(ApiHttpHandler.Create()) { Timeout = TimeSpan.FromSeconds(2) };
        server.SendNext();
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            async () => await AllAsync(Items(server.Pipeline(http))).WaitAsync(Bound));
        Assert.Contains(
            "item 2 (at byte 11 of the body) was not received: nothing was received for 00:00:02", fault.Message,
            StringComparison.Ordinal);
        Assert.True(fault.IsTransient);
    }

    [Theory]
    [InlineData("500 Error", 500)]
    [InlineData("404 Not Found", 404)]
    public async Task A_refusal_is_thrown_before_the_first_item(string status, int expected)
    {
        await using HostileServer server = new(Answers.Response(status, """{"error":{"code":"Full"}}"""));
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint });
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(pipeline)));
        Assert.Equal((expected, "Full"), (fault.Status, fault.Code));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public async Task An_item_of_exactly_the_limit_is_read(int limit, bool fits)
    {
        ApiPipeline Pipeline(string body) => new FakeServer().Answer(200, body).Pipeline(new ApiClientOptions { MaxItemBytes = limit });
        foreach (string body in new[] { "{\"id\":\"a\"}\n", "{\"id\":\"a\"}" })
        {
            Task<List<string>> read = AllAsync(Items(Pipeline(body)));
            if (fits)
                Assert.Equal(["a"], await read);
            else
                Assert.Contains(
                    "item 1 (at byte 0 of the body) is longer than 9 bytes (ApiClientOptions.MaxItemBytes)",
                    (await Assert.ThrowsAsync<ApiException>(() => read)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ItemFraming.Lines)]
    [InlineData(ItemFraming.Records)]
    public async Task A_line_without_end_has_a_limit(ItemFraming framing)
    {
        await using HostileServer server = new(Answers.Endless("200 OK"));
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint, MaxItemBytes = 1_000_000 });
        long before = GC.GetTotalAllocatedBytes();
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(pipeline, framing)).WaitAsync(Bound));
        Assert.Equal((true, false), (fault.IsUnreadable, fault.IsTransient));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 * 1024 * 1024);
    }

    [Fact]
    public async Task A_compressed_bomb_in_one_line_has_a_limit_after_decompression()
    {
        await using HostileServer server = new(Answers.Response("200 OK", Answers.Bomb(64), "Content-Encoding: gzip"));
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint, MaxItemBytes = 1_000_000 });
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(pipeline)).WaitAsync(Bound));
        Assert.Contains("is longer than 1000000 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_lines_without_end_stop_with_the_callers_token()
    {
        byte[] chunk = Encoding.ASCII.GetBytes("2000\r\n" + new string('\n', 0x2000) + "\r\n");
        await using HostileServer server = new(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
            while (true)
                await stream.WriteAsync(chunk, token);
        });
        using HttpClient http = new(ApiHttpHandler.Create());
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(300));
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await AllAsync(Items(pipeline), cancel.Token).WaitAsync(Bound));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_transient_error_of_the_next_item()
    {
        await using HostileServer server =
            new(Answers.Text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"id\":\"a\"}\n{\"id\""));
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint });
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () => await AllAsync(Items(pipeline)));
        Assert.Contains("item 2 (at byte 11 of the body) was not received", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.IsTransient);
    }

    [Fact]
    public async Task The_body_itself_can_be_read()
    {
        FakeServer server = new FakeServer().Answer(200, "anything", "ETag: \"1\"");
        ApiResponse<Stream> response = await Items(server.Pipeline()).GetStreamAsync();
        using StreamReader reader = new(response.Value);
        Assert.Equal(("anything", "\"1\""), (await reader.ReadToEndAsync(), response.Headers["ETag"]));
    }

    [Fact]
    public async Task A_body_in_any_pieces_has_the_same_items()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            "{\"id\":\"a\"}\r\n\n{\"id\":\"世\"}\n{\"id\":\"" + new string('x', 9000) + "\"}\n{\"id\":\"d\"}");
        foreach (int size in new[] { 1, 2, 3, 7, 4096, 10_000 })
        {
            FakeServer server = new FakeServer().Answer(
                _ => new HttpResponseMessage { Content = new StreamContent(new PieceStream(body, size)) });
            Assert.Equal(["a", "世", new string('x', 9000), "d"], await AllAsync(Items(server.Pipeline())));
        }
    }

    private static async Task<List<string>> ReadAsync(string body, ItemFraming framing) =>
        await AllAsync(Items(new FakeServer().Answer(200, body).Pipeline(), framing));

    private static ApiItems<Sample> Items(ApiPipeline pipeline, ItemFraming framing = ItemFraming.Lines) =>
        new(pipeline, Operations.Of(Operations.List), framing, JsonObjects.Read<Sample>);

    private static async Task<List<string>> AllAsync(ApiItems<Sample> items, CancellationToken cancellationToken = default)
    {
        List<string> all = [];
        await foreach (Sample item in items.WithCancellation(cancellationToken))
            all.Add(item.Id);
        return all;
    }

    private static async Task<List<int>> AllAsync(ApiItems<int> items)
    {
        List<int> all = [];
        await foreach (int item in items)
            all.Add(item);
        return all;
    }
}

/// <summary>Bytes that are read in pieces of at most one size.</summary>
internal sealed class PieceStream(byte[] bytes, int size) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
}
