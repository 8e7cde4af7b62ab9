namespace BackupJobs.Emulator;

/// <summary>Kinds of faults that the emulator can inject.</summary>
public enum FaultKind
{
    /// <summary>The connection is aborted before a response.</summary>
    ConnectionReset,

    /// <summary>The connection is aborted in the middle of the response body.</summary>
    TruncatedBody,

    /// <summary>The correct status, without a body.</summary>
    EmptyBody,

    /// <summary>502 with an HTML page, as sent by gateways.</summary>
    HtmlBadGateway,

    /// <summary>500 with the service's error body.</summary>
    InternalServerError,

    /// <summary>503 with the service's error body.</summary>
    ServiceUnavailable,

    /// <summary>408 with the service's error body.</summary>
    RequestTimeout,

    /// <summary>429 with <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>No response until the client disconnects.</summary>
    NoAnswer,
}
