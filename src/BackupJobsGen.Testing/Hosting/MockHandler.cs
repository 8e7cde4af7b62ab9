using System.Net;

namespace BackupJobsGen.Testing.Hosting;

/// <summary>Answers in process.</summary>
internal sealed class MockHandler(MockServerOptions options, Func<MockRequest, MockAnswer> answers) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        MockAnswer answer = body.Length > options.MaxRequestBytes
            ? MockAnswer.Empty(413)
            : answers(new MockRequest(request.Method.Method, request.RequestUri!, [.. Headers(request)], body));
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        if (answer.IsAborted)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The mock server closed the connection.");
        return Response(answer, request);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request) =>
        from header in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        from value in header.Value
        select new KeyValuePair<string, string>(header.Key, value);

    private static HttpResponseMessage Response(MockAnswer answer, HttpRequestMessage request)
    {
        HttpResponseMessage response = new((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer.Body),
        };
        if (answer.MediaType is not null)
            response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.MediaType);
        foreach ((string name, string value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
