using System.Diagnostics.CodeAnalysis;

namespace BackupJobsGen.Runtime;

/// <summary>Status and headers of a response.</summary>
public class ApiResponse
{
    /// <summary>Creates a response from status and headers of a message; the body is not read.</summary>
    /// <param name="response">The message. It may be disposed of afterwards.</param>
    /// <param name="requestUri">The URL that was requested.</param>
    /// <param name="time">The clock for <c>Retry-After</c> dates; null for the system's.</param>
    public ApiResponse(HttpResponseMessage response, Uri requestUri, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(requestUri);
        Status = (int)response.StatusCode;
        RequestUri = requestUri;
        Headers = new ApiHeaders(response);
        RetryAfter = RetryAfterHeader.Read(Headers.GetValues("Retry-After"), time ?? TimeProvider.System);
        ClientRequestId = Headers["x-ms-client-request-id"];
    }

    /// <summary>A response without a body, for the test of a caller.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">Its headers; null for none.</param>
    public static ApiResponse FromStatus(int status = 200, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        using HttpResponseMessage message = new((System.Net.HttpStatusCode)status);
        foreach ((string name, string text) in headers ?? [])
        {
            if (!message.Headers.TryAddWithoutValidation(name, text))
                message.Content.Headers.TryAddWithoutValidation(name, text);
        }

        return new ApiResponse(message, new Uri("http://localhost/"));
    }

    /// <summary>A response with a body, for the test of a caller.</summary>
    /// <typeparam name="T">Type of the body.</typeparam>
    /// <param name="value">The body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">Its headers; null for none.</param>
    public static ApiResponse<T> FromValue<T>(T value, int status = 200, IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        FromStatus(status, headers).WithValue(value);

    internal ApiResponse(HttpResponseMessage response, Uri requestUri, TimeProvider time, string? clientRequestId)
        : this(response, requestUri, time) => ClientRequestId = clientRequestId ?? ClientRequestId;

    internal ApiResponse(ApiResponse other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Status, RequestUri, Headers, RetryAfter, ClientRequestId, UndeclaredBody) =
            (other.Status, other.RequestUri, other.Headers, other.RetryAfter, other.ClientRequestId, other.UndeclaredBody);
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The URL that was requested. May be signed: do not log it.</summary>
    public Uri RequestUri { get; }

    /// <summary>All headers.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>
    /// How long the service asks to wait before the next request; null when it does not say. The longest of several values.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// The version of the resource, with its quotes, for <c>If-Match</c> and <c>If-None-Match</c> of another request; null when the service
    /// names none.
    /// </summary>
    public string? ETag => Headers["ETag"];

    /// <summary>Whether the resource is still the one that the request knows (304): there is no body.</summary>
    public bool IsNotModified => Status == 304;

    /// <summary>The id that the service gave to the request, for support cases; null when it gave none.</summary>
    public string? RequestId => Headers["x-ms-request-id"] ?? Headers["request-id"];

    /// <summary>
    /// The id that the client gave to the request (<see cref="ApiClientOptions.ClientRequestIdHeader"/>), or that the service repeats;
    /// otherwise null.
    /// </summary>
    public string? ClientRequestId { get; }

    /// <summary>
    /// The first 64 KB of the body of a success for whose status the document declares none; null where there is none. May contain
    /// secrets: do not log it.
    /// </summary>
    public string? UndeclaredBody { get; internal set; }

    /// <summary>The operation whose declared body this status cannot have; null where the body is there.</summary>
    internal string? AbsentBodyOf { get; set; }

    /// <summary>The same response with a value.</summary>
    /// <param name="value">What the body means to the caller.</param>
    public ApiResponse<T> WithValue<T>(T value) => new(this, value);

    /// <summary>Status and request id; never the URL, which may be signed.</summary>
    public override string ToString() => RequestId is { } id ? Redact.Text($"HTTP {Status}, request {id}") : $"HTTP {Status}";
}

/// <summary>A response with its body.</summary>
/// <typeparam name="T">Type of the body.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    private readonly T _value;

    internal ApiResponse(ApiResponse response, T value)
        : base(response) => _value = value;

    internal ApiResponse(ApiResponse response, string operation)
        : base(response) => (_value, AbsentBodyOf) = (default!, operation);

    /// <summary>The body.</summary>
    /// <exception cref="ApiException">
    /// The document declares a body, and the service answered with a status that has none, such as 204: see <see cref="HasValue"/>.
    /// </exception>
    public T Value => AbsentBodyOf is { } operation ? throw ApiException.WithoutBody(this, operation) : _value;

    /// <summary>
    /// Whether there is a body other than null. If not, <see cref="Value"/> is null where its type allows it, and an error otherwise.
    /// </summary>
    public bool HasValue => AbsentBodyOf is null && _value is not null;

    /// <summary>The body alone.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Value is the named alternative.")]
    public static implicit operator T(ApiResponse<T> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Value;
    }
}
