using System.Net.Sockets;
using System.Security.Authentication;

namespace BackupJobsGen.Runtime;

/// <summary>The one list of transient faults: the same request may succeed a little later.</summary>
public static class Transient
{
    /// <summary>
    /// Whether a fault is transient: a broken connection, a timeout, an unreadable response, an authority that does not
    /// answer, or one of the statuses 408, 429, 500, 502, 503 and 504.
    /// </summary>
    /// <param name="fault">The exception that a request ended with. A cancellation is not transient.</param>
    public static bool IsTransient(Exception fault) => fault switch
    {
        ApiException { IsUnreadable: true } unreadable => !unreadable.IsPermanent,
        ApiException refused => IsTransient(refused.Status, refused.Code, refused.FinalThrottlingCodes),
        HttpRequestException http => IsTransient(http),
        OperationCanceledException canceled => canceled.InnerException is TimeoutException,
        CredentialException { IsTransient: true } => true,
        TimeoutException or IOException or SocketException => true,
        _ => false,
    };

    /// <summary>Whether a response is transient.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code in the body, or null.</param>
    /// <param name="finalThrottlingCodes">Codes that make a 429 final; see <see cref="ApiClientOptions.FinalThrottlingCodes"/>.
    /// Null: none.</param>
    public static bool IsTransient(int status, string? code, ValueList<string>? finalThrottlingCodes = null) => status switch
    {
        408 or 500 or 502 or 503 or 504 => true,
        429 => code is null || finalThrottlingCodes?.Contains(code, StringComparer.OrdinalIgnoreCase) != true,
        _ => false,
    };

    private static bool IsTransient(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => !IsCertificateRefused(fault.InnerException),
        HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported
            or HttpRequestError.ConfigurationLimitExceeded => false,
        _ => fault.StatusCode is not { } status || IsTransient((int)status, null),
    };

    // A certificate that is not trusted now is not trusted in a minute. An alert or a broken handshake comes from a server or
    // a proxy that is restarting. Both are an AuthenticationException; only the message differs.
    private static bool IsCertificateRefused(Exception? fault) =>
        fault is AuthenticationException { InnerException: null } refused
            && !refused.Message.Contains("frame", StringComparison.OrdinalIgnoreCase);
}
