namespace BackupJobsGen.Runtime;

/// <summary>
/// The service did not do what was asked: any status but 2xx, or a 2xx whose body cannot be read. Its text holds no
/// secrets; <see cref="RawBody"/> is what came, as it came.
/// </summary>
public sealed class ApiException : Exception
{
    internal ApiException(ApiResponse response, string operationId, string message, ApiError? error, string rawBody, object? body, bool isUnreadable, Exception? inner)
        : base(Redact.Text(message), inner)
    {
        Response = response;
        OperationId = operationId;
        Error = error;
        RawBody = rawBody;
        Body = body;
        IsUnreadable = isUnreadable;
    }

    /// <summary>Status and headers.</summary>
    public ApiResponse Response { get; }

    /// <summary>The operation that failed, as the document names it.</summary>
    public string OperationId { get; }

    /// <summary>The HTTP status.</summary>
    public int Status => Response.Status;

    /// <summary>The error as the body has it, in whatever shape; null when it has none.</summary>
    public ApiError? Error { get; }

    /// <summary>The service's error code, or null.</summary>
    public string? Code => Error?.Code ?? Response.Headers["x-ms-error-code"];

    /// <summary>What the error is about, or null.</summary>
    public string? Target => Error?.Target;

    /// <summary>Errors behind the error.</summary>
    public ValueList<ApiError> Details => Error?.Details ?? ValueList<ApiError>.Empty;

    /// <summary>The service's id of the request, or null.</summary>
    public string? RequestId => Response.RequestId;

    /// <summary>The id that the service gave to the whole chain of requests, or null.</summary>
    public string? CorrelationRequestId => Response.Headers["x-ms-correlation-request-id"];

    /// <summary>The id that the client gave to the request, or null.</summary>
    public string? ClientRequestId => Response.Headers["x-ms-client-request-id"];

    /// <summary>How long the service asks to wait before the next try; null when it did not say.</summary>
    public TimeSpan? RetryAfter => Response.RetryAfter;

    /// <summary>The body as text, up to 64 KB. May hold secrets: not for logs.</summary>
    public string RawBody { get; }

    /// <summary>The error as the document's own type, or null.</summary>
    public object? Body { get; }

    /// <summary>Whether the status is a success, but the body is truncated, empty, or another thing than was promised.</summary>
    public bool IsUnreadable { get; }

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient => Transient.IsTransient(this);
}
