using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Menu;

/// <summary>Credentials that the framework's authorization asks for before an endpoint is called.</summary>
internal static class Access
{
    public const string Basic = "Basic";
    public const string Bearer = "Bearer";
    public const string Key = "Key";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, CredentialHandler>(Basic, null)
            .AddScheme<AuthenticationSchemeOptions, CredentialHandler>(Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, CredentialHandler>(Key, null);
    }

    /// <summary>Schemes that an endpoint asks for, of which a document says that its operation requires them.</summary>
    public static IEnumerable<string> SchemesOf(IEnumerable<object> metadata) => metadata.SelectMany(item => item switch
    {
        AuthorizationPolicy policy => policy.AuthenticationSchemes,
        IAuthorizeData { AuthenticationSchemes: { } scheme } => [scheme],
        _ => [],
    });

    /// <summary>The claims of the caller.</summary>
    public static Dictionary<string, string> Of(ClaimsPrincipal user) =>
        user.Claims.ToDictionary(claim => claim.Type, claim => claim.Value);
}

/// <summary>Makes claims of what the caller sent.</summary>
internal sealed class CredentialHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string sent = Request.Headers.Authorization.ToString();
        Claim[]? claims = Scheme.Name switch
        {
            Access.Key when Request.Headers["X-Key"] is [{ Length: > 0 } key] => [new("key", key)],
            Access.Bearer when sent.StartsWith("Bearer ", StringComparison.Ordinal) => [new("token", sent["Bearer ".Length..])],
            Access.Basic when sent.StartsWith("Basic ", StringComparison.Ordinal)
                && Encoding.UTF8.GetString(Convert.FromBase64String(sent["Basic ".Length..])).Split(':', 2) is [var user, var password] =>
                [new("user", user), new("password", password)],
            _ => null,
        };
        return Task.FromResult(
            claims is null
                ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(
                    new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)));
    }
}
