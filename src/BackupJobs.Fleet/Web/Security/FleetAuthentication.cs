using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Web;

/// <summary>Adds the ways to sign in: API keys, access tokens, and sessions of people.</summary>
internal static class FleetAuthentication
{
    private const string Any = "Fleet";

    public static void Add(IServiceCollection services, FleetWebOptions options)
    {
        services.AddSingleton(new ApiKeys(options));
        SessionKeys.Add(services);
        AuthenticationBuilder schemes = services.AddAuthentication(Any)
            .AddPolicyScheme(Any, null, any => any.ForwardDefaultSelector = http => SchemeOf(http, options.OpenIdConnect))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        if (options.OpenIdConnect is { } provider)
            AddProvider(schemes, provider);
        services.AddAuthorization(FleetPolicies.Add);
    }

    // An access token has two dots; a key of ours may have any characters, but is rarely such a token.
    private static string SchemeOf(HttpContext http, OpenIdConnectOptions? provider)
    {
        string header = http.Request.Headers.Authorization.ToString();
        bool isToken = header.Count(c => c == '.') == 2;
        return provider is null ? ApiKeyHandler.SchemeName
            : isToken ? JwtBearerDefaults.AuthenticationScheme
            : header.Length > 0 || provider.ClientSecret is null ? ApiKeyHandler.SchemeName
            : CookieAuthenticationDefaults.AuthenticationScheme;
    }

    private static void AddProvider(AuthenticationBuilder schemes, OpenIdConnectOptions provider)
    {
        bool isLocal = provider.Authority.IsLoopback;
        schemes.AddJwtBearer(jwt =>
        {
            jwt.Authority = provider.Authority.ToString();
            jwt.Audience = provider.Audience ?? provider.ClientId;
            jwt.RequireHttpsMetadata = !isLocal;
            jwt.MapInboundClaims = false;
            jwt.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                {
                    FleetPolicies.Grant(context.Principal, provider);
                    return Task.CompletedTask;
                },
            };
        });
        if (provider.ClientSecret is not { } secret)
            return;
        schemes.AddCookie(cookie =>
        {
            cookie.Cookie.Name = "backup-fleet";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            // The page asks for the sign-in itself.
            cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        schemes.AddOpenIdConnect(people =>
        {
            people.Authority = provider.Authority.ToString();
            people.ClientId = provider.ClientId;
            people.ClientSecret = secret.Read();
            people.RequireHttpsMetadata = !isLocal;
            people.ResponseType = "code";
            people.UsePkce = true;
            people.MapInboundClaims = false;
            people.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            people.Events.OnTokenValidated = context =>
            {
                FleetPolicies.Grant(context.Principal, provider);
                return Task.CompletedTask;
            };
        });
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
