using System.Text;
using System.Text.Json;
using BackupJobs.Conformance.Reference;

namespace BackupJobs.Conformance.Replay;

/// <summary>Records what a client sends, and answers with the given responses in their order, then with empty objects.</summary>
internal sealed class CapturingHandler(params Answer[] answers) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Sent.Add(
            new SentRequest(
                request.Method.Method, request.RequestUri!, Headers(request), request.Content?.Headers.ContentType?.MediaType, body));
        return (Sent.Count <= answers.Length ? answers[Sent.Count - 1] : Answer.Of(200, "{}")).ToMessage();
    }

    private static Dictionary<string, string> Headers(HttpRequestMessage request) =>
        request.Headers.NonValidated
            .Concat(request.Content?.Headers.NonValidated ?? default)
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key, group => string.Join(",", group.SelectMany(header => header.Value)), StringComparer.OrdinalIgnoreCase);
}

internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string? MediaType, byte[] Body);

/// <param name="Status">The status code.</param>
/// <param name="Headers">Without those of the body.</param>
/// <param name="Body">Null for none.</param>
/// <param name="MediaType">Of the body.</param>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string? Body, string MediaType = "application/json")
{
    /// <summary>The response of an example. A string of a text media type is the text itself, not JSON.</summary>
    public static Answer Of(int status, ExampleResponse response, string mediaType) =>
        response.Body is { ValueKind: JsonValueKind.String } text && mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            ? new(status, response.Headers, text.GetString(), mediaType)
            : new(status, response.Headers, response.Body?.GetRawText());

    public static Answer Of(int status, string? json, params (string Name, string Value)[] headers) =>
        new(status, headers.ToDictionary(header => header.Name, header => header.Value), json);

    public HttpResponseMessage ToMessage()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body ?? "");
        HttpResponseMessage answer = new((System.Net.HttpStatusCode)Status) { Content = new ByteArrayContent(body) };
        if (body.Length > 0)
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType + "; charset=utf-8");
        foreach ((string name, string value) in Headers)
        {
            if (answer.Headers.TryAddWithoutValidation(name, value))
                continue;
            answer.Content.Headers.Remove(name);
            answer.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return answer;
    }
}
