using System.Net;
using System.Text;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>
/// Responses that bend HTTP itself: headers, trailers and informational responses without end, odd encodings and charsets.
/// </summary>
public sealed class ProtocolAttackTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-A: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    [InlineData("HTTP/1.1 200 ", "OKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKOKO")]
    public async Task Headers_without_end_are_refused(string start, string lines)
    {
        await using HostileServer server = new(Answers.Repeat(start, lines));
        HttpRequestException fault = await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(server, Bound));
        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, fault.HttpRequestError);
    }

    [Theory]
    [InlineData(Chunked + "2\r\n{}\r\n0\r\n", "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")]
    [InlineData(Chunked + "2;", "extension=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;")]
    [InlineData(Chunked, "0000000000000000000000000000000000000000000000")]
    public async Task Trailers_and_chunk_headers_without_end_are_one_fault_with_the_status(string start, string lines)
    {
        await using HostileServer server = new(Answers.Repeat(start, lines));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => SendAsync(server, Bound));
        Assert.Equal((200, true), (fault.Status, fault.IsUnreadable));
    }

    [Fact]
    public async Task Informational_responses_without_end_are_a_timeout()
    {
        await using HostileServer server = new(async (stream, token) =>
        {
            while (true)
            {
                await stream.WriteAsync("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"u8.ToArray(), token);
                await Task.Delay(20, token);
            }
        });
        TimeoutException fault = await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(server, TimeSpan.FromMilliseconds(300)));
        Assert.True(Transient.IsTransient(fault));
    }

    [Theory]
    [InlineData("101 Switching Protocols")]
    [InlineData("304 Not Modified")]
    [InlineData("300 Multiple Choices")]
    [InlineData("999 Odd")]
    public async Task A_status_that_is_not_a_success_is_an_error(string status)
    {
        await using HostileServer server = new(Answers.Text($"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n"));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => SendAsync(server, Bound));
        Assert.Equal(int.Parse(status[..3], System.Globalization.CultureInfo.InvariantCulture), fault.Status);
        Assert.False(fault.IsTransient);
    }

    [Theory]
    [InlineData("gzip, gzip", "gzip")]
    [InlineData("zstd", "zstd")]
    [InlineData("x-unknown", "x-unknown")]
    [InlineData("identity", null)]
    public async Task An_encoding_that_the_client_does_not_decode_is_named(string encoding, string? named)
    {
        byte[] body = encoding.StartsWith("gzip", StringComparison.Ordinal) ? Zip(Zip("{}"u8.ToArray())) : "{\"id\":\"a\"}"u8.ToArray();
        await using HostileServer server = new(Answers.Response("200 OK", body, "Content-Encoding: " + encoding));
        if (named is null)
        {
            Assert.Equal("a", (await SendAsync(server, Bound)).Id);
            return;
        }

        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => SendAsync(server, Bound));
        Assert.Contains($"its body is encoded as '{named}'", fault.Message, StringComparison.Ordinal);
        Assert.Equal((200, true), (fault.Status, fault.IsUnreadable));
    }

    [Theory]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    public async Task A_body_with_a_byte_order_mark_or_a_charset_is_read(string charset, bool isMarked)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        byte[] body = [.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes("{\"id\":\"\u00E4\"}")];
        string type = isMarked ? "application/json" : $"application/json; charset={charset}";
        await using HostileServer server = new(Answers.Response("200 OK", body, "Content-Type: " + type));
        Assert.Equal("\u00E4", (await SendAsync(server, Bound)).Id);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("x-user-defined")]
    [InlineData("''")]
    public async Task A_charset_that_is_not_supported_counts_as_utf_8(string charset)
    {
        await using HostileServer server =
            new(Answers.Response("200 OK", """{"id":"a"}""", "Content-Type: application/json; charset=" + charset));
        Assert.Equal("a", (await SendAsync(server, Bound)).Id);
    }

    [Fact]
    public async Task Of_members_with_one_name_the_last_counts()
    {
        await using HostileServer server = new(Answers.Response("200 OK", """{"id":"a","id":"b"}"""));
        Assert.Equal("b", (await SendAsync(server, Bound)).Id);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n-1\r\n{}\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    [InlineData("HTTP/3.7 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("{}")]
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX A: b\r\n\r\n{}")]
    public async Task Invalid_HTTP_is_a_known_fault(string response)
    {
        await using HostileServer server = new(Answers.Text(response));
        Exception fault = await Record.ExceptionAsync(() => SendAsync(server, Bound));
        Assert.True(fault is null or ApiException { IsUnreadable: true } or HttpRequestException, $"{fault}");
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_line_break_in_a_header_is_refused(string value) =>
        Assert.Throws<ArgumentException>(nameof(value), () => Operations.Of(Operations.List).Header("X-A", value));

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task<Sample> SendAsync(HostileServer server, TimeSpan timeout)
    {
        using HttpClient http = new(ApiHttpHandler.Create()) { Timeout = timeout };
        ApiPipeline pipeline = new(http, null, new ApiClientOptions { Endpoint = server.Endpoint });
        return (await pipeline.SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>)).Value;
    }
}
