using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BackupJobs.Fleet.Tests;

/// <summary>An identity provider on loopback: discovery, keys, codes and tokens of OpenID Connect.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    public const string ClientId = "fleet-client";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _application;
    private readonly Dictionary<string, (string Nonce, string Challenge, string[] Roles)> _codes = [];

    private TokenServer(WebApplication application)
    {
        _application = application;
        application.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
        }));
        application.MapGet("/keys", () =>
        {
            RSAParameters key = _rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(key.Modulus),
                        e = Base64UrlEncoder.Encode(key.Exponent),
                    },
                },
            });
        });
        application.MapPost("/token", async (HttpRequest request) =>
        {
            IFormCollection form = await request.ReadFormAsync();
            (string nonce, string challenge, string[] roles) = _codes[form["code"].ToString()];
            string verifier = Base64UrlEncoder.Encode(
                SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["client_secret"] != Secret || verifier != challenge
                ? Results.Json(new { error = "invalid_grant" }, statusCode: 400)
                : Results.Json(new { token_type = "Bearer", access_token = "unused", id_token = Token(roles, nonce: nonce) });
        });
    }

    public static string Secret => "secret-of-the-application";

    public string Issuer => _application.Urls.First();

    public static async Task<TokenServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        TokenServer server = new(builder.Build());
        await server._application.StartAsync();
        return server;
    }

    /// <summary>A token of this provider, with whatever is wrong about it.</summary>
    public string Token(
        string[] roles, string audience = ClientId, string? issuer = null, TimeSpan? age = null, RSA? key = null, string? nonce = null,
        Dictionary<string, object?>? claims = null)
    {
        claims ??= new() { ["sub"] = "anna", ["name"] = "Anna" };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            NotBefore = DateTime.UtcNow.AddMinutes(-10) - (age ?? TimeSpan.Zero),
            Expires = DateTime.UtcNow.AddMinutes(30) - (age ?? TimeSpan.Zero),
            Claims = claims.Where(claim => claim.Value is not null).Append(new("roles", roles)).Append(new("nonce", nonce ?? ""))
                .ToDictionary(claim => claim.Key, claim => claim.Value!),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? _rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>What the browser posts back after somebody has signed in.</summary>
    /// <param name="request">Where the service has sent the browser.</param>
    /// <param name="roles">The roles of who signs in.</param>
    public (Uri Address, Dictionary<string, string> Form) SignIn(Uri request, params string[] roles)
    {
        NameValueCollection query = HttpUtility.ParseQueryString(request.Query);
        string code = Guid.NewGuid().ToString();
        _codes[code] = (query["nonce"]!, query["code_challenge"]!, roles);
        return (new Uri(query["redirect_uri"]!), new Dictionary<string, string> { ["code"] = code, ["state"] = query["state"]! });
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _rsa.Dispose();
    }
}
