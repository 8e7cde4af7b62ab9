using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Cli.Tests;

/// <summary>A server of documents over https on loopback, with entity tags, and with two names: localhost and 127.0.0.1.</summary>
internal sealed class SpecServer : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _app;

    private SpecServer()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The content at each path.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new();

    /// <summary>What answers at a path instead.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Answers { get; } = new();

    /// <summary>Path of each request, then the status of its response.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public int Port { get; private set; }

    public string Host => $"localhost:{Port}";

    public string OtherHost => $"127.0.0.1:{Port}";

    public RemoteCertificateValidationCallback Trust =>
        (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString();

    public static async Task<SpecServer> StartAsync()
    {
        SpecServer server = new();
        await server._app.StartAsync();
        string address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Port = new Uri(address).Port;
        return server;
    }

    public string Url(string path) => $"https://{Host}{path}";

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        if (Answers.TryGetValue(path, out RequestDelegate? answer))
        {
            await answer(context);
        }
        else if (!Files.TryGetValue(path, out string? text))
        {
            context.Response.StatusCode = 404;
        }
        else
        {
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..8]}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
                context.Response.StatusCode = 304;
            else
                await context.Response.WriteAsync(text);
        }

        Requests.Enqueue($"{path} {context.Response.StatusCode}");
    }
}
