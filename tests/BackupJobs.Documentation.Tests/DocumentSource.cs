using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BackupJobs.Documentation.Tests;

/// <summary>
/// The server petstore.example of sessions: a proxy on loopback that answers for it over TLS. Its document changes after the first
/// request.
/// </summary>
internal sealed class DocumentSource : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _loop;
    private int _requests;

    /// <param name="folder">Where the certificate is written.</param>
    public DocumentSource(string folder)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=petstore.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("petstore.example");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
        CertificateFile = Path.Combine(folder, "petstore.pem");
        File.WriteAllText(CertificateFile, signed.ExportCertificatePem());
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The certificate that clients must trust.</summary>
    public string CertificateFile { get; }

    public string Proxy => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // The session is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            await ReadHeadAsync(stream);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _stop.Token);
            await using SslStream tls = new(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            string head = await ReadHeadAsync(tls);
            int version = _requests++ == 0 ? 1 : 2;
            bool isKnown = head.Contains($"If-None-Match: \"v{version}\"", StringComparison.OrdinalIgnoreCase);
            byte[] body = isKnown ? [] : Encoding.UTF8.GetBytes(Document(version));
            string status = isKnown ? "304 Not Modified" : "200 OK";
            await tls.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {status}\r\nETag: \"v{version}\"\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"),
                _stop.Token);
            await tls.WriteAsync(body, _stop.Token);
        }
        catch (IOException)
        {
            // The command has left.
        }
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }

    private static string Document(int version) => $$"""
        openapi: 3.0.3
        info: { title: Pets, version: "{{version}}" }
        security: [{ key: []{{(version == 1 ? "" : ", token: []")}} }]
        paths:
          /pets:
            get:
              operationId: Pets_List
              responses:
                "200":
                  description: The pets.
                  content:
                    application/json:
                      schema: { type: array, items: { $ref: '#/components/schemas/Pet' } }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            token: { type: http, scheme: bearer }
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string }
                {{(version == 1 ? "age: { type: integer, format: int32 }" : "born: { type: string, format: date }")}}

        """;
}
