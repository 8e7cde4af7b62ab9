namespace BackupJobsGen.Runtime;

/// <summary>
/// The service refused a request (any status except 2xx), or its response cannot be read. The message contains no secrets;
/// <see cref="RawBody"/> is the body as it was received.
/// </summary>
public class ApiException : Exception
{
    internal ApiException(
        ApiResponse response, string operationId, string message, ApiError? error, string rawBody, object? body, bool isUnreadable,
        Exception? inner)
        : base(Redact.Text(message), inner)
    {
        Response = response;
        OperationId = operationId;
        Error = error;
        RawBody = rawBody;
        Body = body;
        IsUnreadable = isUnreadable;
    }

    /// <summary>Creates an exception for a success whose body a caller cannot use. Repeating the request would not help.</summary>
    /// <param name="response">The response.</param>
    /// <param name="operationId">The operation, for the message.</param>
    /// <param name="reason">What is wrong with the body, without a period.</param>
    public static ApiException Unreadable(ApiResponse response, string operationId, string reason)
    {
        ArgumentNullException.ThrowIfNull(response);
        string message = $"{operationId} answered HTTP {response.Status}, but {reason}.";
        return new ApiException(response, operationId, message, null, "", null, isUnreadable: true, null) { IsPermanent = true };
    }

    /// <summary>
    /// Creates an exception for a success without the body that a caller needs, such as 204. The same request may succeed.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="operationId">The operation, for the message.</param>
    public static ApiException WithoutBody(ApiResponse response, string operationId)
    {
        ArgumentNullException.ThrowIfNull(response);
        string message = $"{operationId} answered HTTP {response.Status}, but the response has no body.";
        return new ApiException(response, operationId, message, null, "", null, isUnreadable: true, null);
    }

    /// <summary>Creates an exception for a refused request, for the test of a caller.</summary>
    /// <param name="response">Status and headers; see <see cref="ApiResponse.FromStatus"/>.</param>
    /// <param name="error">The error in the body; null for none.</param>
    /// <param name="operationId">The operation, for the message.</param>
    public static ApiException FromResponse(ApiResponse response, ApiError? error = null, string operationId = "The operation")
    {
        ArgumentNullException.ThrowIfNull(response);
        return new ApiException(
            response, operationId, Refused(response, error, operationId), error, "", null, isUnreadable: false, null);
    }

    /// <summary>Creates an exception with an error of a type that the document declares, for the test of a caller.</summary>
    /// <typeparam name="T">Type of the error.</typeparam>
    /// <param name="body">The error.</param>
    /// <param name="response">Status and headers; see <see cref="ApiResponse.FromStatus"/>.</param>
    /// <param name="error">What <see cref="Error"/> and the message say of it; null for nothing.</param>
    /// <param name="operationId">The operation, for the message.</param>
    public static ApiException<T> FromBody<T>(
        T body, ApiResponse response, ApiError? error = null, string operationId = "The operation")
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(response);
        return new ApiException<T>(response, operationId, Refused(response, error, operationId), new ErrorBody("", error, body));
    }

    /// <summary>The exception for an operation that was accepted and has failed.</summary>
    internal static ApiException Ended(ApiResponse response, string operationId, string status, ApiError? error, RawJson? body) => new(
        response, operationId, $"{operationId} was accepted, but ended as {status}", error, body?.ToString() ?? "", null,
        isUnreadable: false, null);

    /// <summary>Status and headers.</summary>
    public ApiResponse Response { get; }

    /// <summary>The operationId of the document.</summary>
    public string OperationId { get; }

    /// <summary>The HTTP status.</summary>
    public int Status => Response.Status;

    /// <summary>The error in the body, whatever its shape; null when there is none.</summary>
    public ApiError? Error { get; }

    /// <summary>The service's error code, or null.</summary>
    public string? Code => Error?.Code ?? Response.Headers["x-ms-error-code"];

    /// <summary>What the error is about, or null.</summary>
    public string? Target => Error?.Target;

    /// <summary>Further errors that explain the error.</summary>
    public ValueList<ApiError> Details => Error?.Details ?? ValueList<ApiError>.Empty;

    /// <summary>The id that the service gave to the request, or null.</summary>
    public string? RequestId => Response.RequestId;

    /// <summary>The id that the service gave to the whole chain of requests, or null.</summary>
    public string? CorrelationRequestId => Response.Headers["x-ms-correlation-request-id"];

    /// <inheritdoc cref="ApiResponse.ClientRequestId"/>
    public string? ClientRequestId => Response.ClientRequestId;

    /// <summary>How long the service asks to wait before the next attempt; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Response.RetryAfter;

    /// <summary>The first 64 KB of the body. May contain secrets: do not log it.</summary>
    public string RawBody { get; }

    /// <summary>
    /// The error as the type that the document declares, or null. Where it is not null, the exception is an
    /// <see cref="ApiException{T}"/> of that type.
    /// </summary>
    public object? Body { get; }

    /// <summary>
    /// Whether the response cannot be read: the body is truncated, empty, too long or not what the document declares, or a list
    /// does not end.
    /// </summary>
    public bool IsUnreadable { get; }

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient => Transient.IsTransient(this);

    /// <summary>Whether an unreadable response stays unreadable: it is complete, but breaks the document.</summary>
    internal bool IsPermanent { get; init; }

    /// <summary>Codes that make a 429 final.</summary>
    internal ValueList<string> FinalThrottlingCodes { get; set; } = ValueList<string>.Empty;

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());

    private static string Refused(ApiResponse response, ApiError? error, string operationId) =>
        ApiExceptionText.Refused(operationId, response, error, "", ValueList<string>.Empty, isResourceManager: false);
}

/// <summary>The service refused a request, with an error of a type that the document declares.</summary>
/// <typeparam name="T">Type of the error.</typeparam>
public sealed class ApiException<T> : ApiException
{
    internal ApiException(ApiResponse response, string operationId, string message, ErrorBody body)
        : base(response, operationId, message, body.Error, body.Raw, body.Typed, isUnreadable: false, null)
    {
    }

    /// <summary>The error.</summary>
    public new T Body => (T)base.Body!;
}
