using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Cookies, proxies and TLS of the recommended handler.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task No_cookie_is_kept()
    {
        await using HostileServer server = new(Answers.Response("200 OK", "{}", "Set-Cookie: session=abc; Path=/"));
        ApiPipeline pipeline = Pipeline(server.Endpoint);
        await pipeline.SendAsync(Operations.Of(Operations.List));
        await pipeline.SendAsync(Operations.Of(Operations.List));
        Assert.Equal(2, server.Heads.Count);
        Assert.All(server.Heads, static head => Assert.DoesNotContain("Cookie", head, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://localhost/")]
    [InlineData("http://[::1]/")]
    public void Requests_to_this_machine_go_to_no_proxy(string url)
    {
        using SocketsHttpHandler handler = ApiHttpHandler.Create();
        IWebProxy before = HttpClient.DefaultProxy;
        Assert.True(handler.Proxy!.IsBypassed(new Uri(url)));
        Assert.Null(handler.Proxy.GetProxy(new Uri(url)));
        Assert.Equal(
            before.IsBypassed(new Uri("https://management.azure.com")), handler.Proxy.IsBypassed(new Uri("https://management.azure.com")));
    }

    [Fact]
    public async Task Plain_http_on_a_tls_port_is_transient()
    {
        await using HostileServer server = new(Answers.Text("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
        Assert.True(await IsTransientAsync(server));
    }

    [Fact]
    public async Task A_tls_alert_is_transient()
    {
        // Fatal handshake_failure.
        await using HostileServer server =
            new(static async (stream, token) => await stream.WriteAsync(new byte[] { 0x15, 3, 3, 0, 2, 2, 40 }, token));
        Assert.True(await IsTransientAsync(server));
    }

    [Fact]
    public async Task A_handshake_that_is_cut_off_is_transient()
    {
        await using HostileServer server = new(Answers.Text(""));
        Assert.True(await IsTransientAsync(server));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_final()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using HostileServer server = new(async (stream, token) =>
        {
            await using SslStream tls = new(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
        })
        { ReadsHead = false };
        Assert.False(await IsTransientAsync(server));
    }

    private static async Task<bool> IsTransientAsync(HostileServer server)
    {
        server.ReadsHead = false;
        HttpRequestException fault = await Assert.ThrowsAsync<HttpRequestException>(
            () => Pipeline(new UriBuilder(server.Endpoint) { Scheme = "https" }.Uri).SendAsync(Operations.Of(Operations.List)));
        Assert.Equal(HttpRequestError.SecureConnectionError, fault.HttpRequestError);
        Assert.True(fault.InnerException is AuthenticationException or IOException, $"{fault.InnerException}");
        return Transient.IsTransient(fault);
    }

    private static ApiPipeline Pipeline(Uri endpoint) =>
        new(
            new HttpClient(ApiHttpHandler.Create()) { Timeout = TimeSpan.FromSeconds(10) }, null,
            new ApiClientOptions { Endpoint = endpoint });
}
