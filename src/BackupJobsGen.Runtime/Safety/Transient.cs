using System.Net.Sockets;
using System.Security.Authentication;

namespace BackupJobsGen.Runtime;

/// <summary>The one list of what is transient: worth the same request again, a little later.</summary>
public static class Transient
{
    /// <summary>Throttled for good: the subscription's quota is used up, and asking again only lengthens the ban.</summary>
    private static readonly string[] FinalThrottling = ["CloudDosAbsoluteLimitReached", "CloudDosTimeboudLimitReached", "CloudDosTimeboundLimitReached"];

    /// <param name="fault">What a request ended with.</param>
    /// <param name="conflicts">Whether 409 counts: another operation on the same thing is still running.</param>
    public static bool IsTransient(Exception fault, bool conflicts = false) => fault switch
    {
        // A null is as good as no body.
        ApiException api => api.IsUnreadable ? api.InnerException is not JsonReadException || api.RawBody.Trim() == "null" : IsTransient(api.Status, api.Code, conflicts),
        HttpRequestException http => IsTransient(http),
        OperationCanceledException canceled => canceled.InnerException is TimeoutException,
        TimeoutException or IOException or SocketException => true,
        _ => false,
    };

    /// <summary>Whether a response of this status and error code is.</summary>
    public static bool IsTransient(int status, string? code, bool conflicts = false) => status switch
    {
        408 or 500 or 502 or 503 or 504 => true,
        409 => conflicts,
        429 => code is null || !FinalThrottling.Contains(code, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsTransient(HttpRequestException fault) => fault.HttpRequestError switch
    {
        // A certificate that is not trusted stays so; a handshake that was cut off does not.
        HttpRequestError.SecureConnectionError => fault.InnerException is not AuthenticationException,
        HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported
            or HttpRequestError.ConfigurationLimitExceeded => false,
        _ => fault.StatusCode is not { } status || IsTransient((int)status, null),
    };
}
