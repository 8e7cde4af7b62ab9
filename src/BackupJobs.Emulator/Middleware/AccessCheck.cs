using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Middleware;

/// <summary>Replies with 401 without a valid token, and with 403 if the caller lacks the right.</summary>
internal static class AccessCheck
{
    private const string Scheme = "Bearer ";

    public static ServiceError? Check(VaultRequest request) =>
        request.Behavior.TokenCheck is { } check && TokenError(request, check) is { } error ? error : MissingRight(request);

    private static ServiceError? TokenError(VaultRequest request, TokenCheck check)
    {
        string header = request.Http.Request.Headers.Authorization.ToString();
        ServiceError? error = null;
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            error = Unauthorized(
                "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing or is not a bearer token.");
        else if (check.Expired)
            error = Unauthorized("ExpiredAuthenticationToken", "The access token has expired.");
        else if (check.Token is not null && header[Scheme.Length..] != check.Token)
            error = Unauthorized("InvalidAuthenticationToken", "The access token is invalid.");
        if (error is not null)
            request.Http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\", error_description=\"" + error.Message + "\"";
        return error;
    }

    private static ServiceError? MissingRight(VaultRequest request)
    {
        if (request.Route is not { } route || !request.Behavior.MissingRights.Contains(route.Right, StringComparer.OrdinalIgnoreCase))
            return null;
        string message = $"The client does not have authorization to perform action '{route.Right}' over scope '{request.RawPath}'.";
        return new ServiceError(StatusCodes.Status403Forbidden, "AuthorizationFailed", message);
    }

    private static ServiceError Unauthorized(string code, string message) => new(StatusCodes.Status401Unauthorized, code, message);
}
