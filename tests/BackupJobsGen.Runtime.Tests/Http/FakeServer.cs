using System.Net;
using System.Text;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Answers requests in memory, one scripted answer each, and remembers what was asked.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    public const string Endpoint = "https://management.azure.com";

    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new();

    public List<string> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public List<HttpRequestMessage> Requests { get; } = [];

    public ApiPipeline Pipeline(ApiClientOptions? options = null) => new(new HttpClient(this), Endpoint, options);

    /// <summary>A pipeline as clients of Azure Resource Manager have it.</summary>
    public ApiPipeline ResourceManager(ApiClientOptions? options = null) =>
        new(new HttpClient(this), Endpoint, options, isResourceManager: true);

    public FakeServer Answer(int status, string body = "", params string[] headers) => Answer(_ => Response(status, body, headers));

    public FakeServer Answer(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Response(int status, string body = "", params string[] headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        foreach (string header in headers)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            Assert.True(response.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim()));
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add($"{request.Method} {request.RequestUri!.OriginalString}");
        Requests.Add(request);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return _answers.Count > 0
            ? _answers.Dequeue()(request)
            : throw new InvalidOperationException($"No answer is left for {Asked[^1]}.");
    }
}
