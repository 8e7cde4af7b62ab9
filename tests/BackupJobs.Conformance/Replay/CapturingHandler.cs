using System.Net;
using System.Text;
using BackupJobs.Conformance.Reference;

namespace BackupJobs.Conformance.Replay;

/// <summary>Keeps what a client sends and answers the first request with an example's response.</summary>
internal sealed class CapturingHandler(int status, ExampleResponse response) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Sent.Add(new SentRequest(request.Method.Method, request.RequestUri!, Headers(request), request.Content?.Headers.ContentType?.MediaType, body));
        return Sent.Count == 1 ? Answer() : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
    }

    private HttpResponseMessage Answer()
    {
        byte[] body = response.Body is { } json ? Encoding.UTF8.GetBytes(json.GetRawText()) : [];
        HttpResponseMessage answer = new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        if (body.Length > 0)
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        foreach ((string name, string value) in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, value) && !answer.Content.Headers.Contains(name))
                answer.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return answer;
    }

    private static Dictionary<string, string> Headers(HttpRequestMessage request) =>
        request.Headers.NonValidated
            .Concat(request.Content?.Headers.NonValidated ?? default)
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(",", group.SelectMany(header => header.Value)), StringComparer.OrdinalIgnoreCase);
}

internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string? MediaType, byte[] Body);
