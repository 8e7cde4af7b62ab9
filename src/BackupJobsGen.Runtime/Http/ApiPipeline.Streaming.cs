using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <content>Bodies that are read as they arrive.</content>
public sealed partial class ApiPipeline
{
    /// <summary>Sends a request and leaves the body of a success unread. Who disposes of the stream closes the connection.</summary>
    /// <exception cref="ApiException">The service refused.</exception>
    internal async Task<ApiResponse<Stream>> OpenAsync(ApiRequest request, bool toUtf8, CancellationToken cancellationToken)
    {
        Uri uri = UriOf(request);
        ApiReply reply = await _transport.SendAsync(request, request.Operation.Method, uri, uri, null, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            if (!IsSuccess(request, reply.Message))
                throw await FailureAsync(request, reply, cancellationToken).ConfigureAwait(false);
            Stream body = await reply.OpenAsync(cancellationToken).ConfigureAwait(false);
            return reply.Response.WithValue(toUtf8 ? Utf8(body, reply.Message.Content.Headers) : body);
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>The longest time without a byte of a body.</summary>
    internal TimeSpan ClientTimeout => _transport.ClientTimeout;

    private static Stream Utf8(Stream body, HttpContentHeaders headers) =>
        PooledBody.Charset(headers.ContentType?.CharSet?.Trim('"')) is { } encoding
            ? Encoding.CreateTranscodingStream(body, encoding, Encoding.UTF8)
            : body;
}
