using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>What really stands in the request line, read from a socket.</summary>
public sealed class VerbatimUrlTests
{
    [Theory]
    [InlineData("/a%2Fb%2fc/./d/../e?x=%2B+%27'==&y=%C3%BC&z=a%20b%7E~", null)]
    [InlineData("/%41%2E%2e/b?sig=AbC%3D%3D&s=%25&h=[]{}|^`\"<>", null)]
    [InlineData("/a/b;c=d,e:@!$()*?q=/?:@-._~!$'()*,;=", null)]
    [InlineData("/a?q=ü x#fragment", "/a?q=%C3%BC%20x")]
    public async Task The_request_line_has_every_letter(string pathAndQuery, string? expected)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string origin = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        Task<string> line = AnswerOnceAsync(listener);
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false };
        using HttpClient http = new(handler);
        ApiPipeline pipeline = new(http, origin);
        Uri url = OriginGuard.Follow(pipeline.Endpoint, pipeline.Endpoint, origin + pathAndQuery);
        Assert.Equal(204, (await pipeline.GetAsync(url)).Status);
        Assert.Equal($"GET {expected ?? pathAndQuery} HTTP/1.1", await line);
    }

    private static async Task<string> AnswerOnceAsync(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        string first = (await reader.ReadLineAsync())!;
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await stream.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
        return first;
    }
}
