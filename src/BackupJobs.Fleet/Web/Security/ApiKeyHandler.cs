using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet.Web;

/// <summary>Recognizes API keys, which are sent as bearer tokens. Without any key and provider, callers are on this machine.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (keys.IsOpen)
            return Task.FromResult(Success("local", FleetRole.Operator));
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        byte[] hash = ApiKeys.Hash(header[Prefix.Length..].Trim());
        (string Name, FleetRole Role)? holder = keys.Find(hash);
        return Task.FromResult(
            holder is { } found ? Success(found.Name, found.Role) : AuthenticateResult.Fail("The API key is not known."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private static AuthenticateResult Success(string name, FleetRole role)
    {
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, FleetPolicies.ReaderRole)];
        if (role == FleetRole.Operator)
            claims.Add(new Claim(ClaimTypes.Role, FleetPolicies.OperatorRole));
        ClaimsPrincipal user = new(new ClaimsIdentity(claims, SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(user, SchemeName));
    }
}

/// <summary>The hashes of all keys.</summary>
internal sealed class ApiKeys
{
    private readonly List<(byte[] Hash, string Name, FleetRole Role)> _keys;

    /// <exception cref="IOException">A key is missing.</exception>
    /// <exception cref="ArgumentException">A key is too short, or occurs twice.</exception>
    public ApiKeys(FleetWebOptions options)
    {
        _keys = [.. options.ApiKeys.Select(key => (Hash(Checked(key)), key.Name, key.Role))];
        for (int i = 1; i < _keys.Count; i++)
        {
            if (_keys.Take(i).FirstOrDefault(key => key.Hash.SequenceEqual(_keys[i].Hash)) is { Hash: not null } same)
                throw new ArgumentException($"The API keys '{same.Name}' and '{_keys[i].Name}' are the same: each needs its own.");
        }

        IsOpen = _keys.Count == 0 && options.OpenIdConnect is null;
    }

    /// <summary>Whether no key is needed: the address is one of this machine.</summary>
    public bool IsOpen { get; }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public (string Name, FleetRole Role)? Find(byte[] hash)
    {
        (string, FleetRole)? found = null;
        // All are compared, in constant time each: the time of an answer says nothing about the keys.
        foreach ((byte[] known, string name, FleetRole role) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                found = (name, role);
        }

        return found;
    }

    private static string Checked(ApiKeyOptions key)
    {
        string value = key.Key.Read();
        return value.Length >= ApiKeyOptions.ShortestKey
            ? value
            : throw new ArgumentException($"The API key '{key.Name}' is shorter than {ApiKeyOptions.ShortestKey} characters.");
    }
}
