namespace BackupJobs.Emulator;

/// <summary>What can go wrong between a client and the vault.</summary>
public enum FaultKind
{
    /// <summary>The connection is cut before an answer.</summary>
    ConnectionReset,

    /// <summary>The connection is cut in the middle of the body.</summary>
    TruncatedBody,

    /// <summary>The right status with no body.</summary>
    EmptyBody,

    /// <summary>502 with a page of HTML, as gateways send it.</summary>
    HtmlBadGateway,

    /// <summary>500 in the service's shape.</summary>
    InternalServerError,

    /// <summary>503 in the service's shape.</summary>
    ServiceUnavailable,

    /// <summary>408.</summary>
    RequestTimeout,

    /// <summary>429 with <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>No answer at all until the client gives up.</summary>
    NoAnswer,
}
