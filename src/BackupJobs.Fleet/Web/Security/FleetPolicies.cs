using System.Security.Claims;
using BackupJobs.Fleet.Notifications;
using Microsoft.AspNetCore.Authorization;

namespace BackupJobs.Fleet.Web;

/// <summary>Who may read, and who may deliver again.</summary>
internal static class FleetPolicies
{
    public const string Read = "read";
    public const string Operate = "operate";
    public const string ReaderRole = "reader";
    public const string OperatorRole = "operator";

    private const string Unnamed = "an account without a name";

    private static readonly string[] NameClaims = ["preferred_username", "name", "email", "sub"];

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Read, policy => policy.RequireRole(ReaderRole, OperatorRole));
        options.AddPolicy(Operate, policy => policy.RequireRole(OperatorRole));
    }

    /// <summary>The roles of a user who has signed in at the identity provider.</summary>
    public static void Grant(ClaimsPrincipal? user, OpenIdConnectOptions options)
    {
        if (user?.Identity is not ClaimsIdentity { IsAuthenticated: true } identity)
            return;
        string[] roles = [.. identity.FindAll("roles").Concat(identity.FindAll(ClaimTypes.Role)).Select(claim => claim.Value)];
        // Roles of the provider mean nothing here but those that are configured.
        foreach (Claim claim in identity.FindAll(identity.RoleClaimType).ToArray())
            identity.RemoveClaim(claim);
        bool isOperator = options.OperatorRole is { } operators && roles.Contains(operators);
        if (isOperator)
            identity.AddClaim(new Claim(identity.RoleClaimType, OperatorRole));
        if (isOperator || options.ReaderRole is null || roles.Contains(options.ReaderRole))
            identity.AddClaim(new Claim(identity.RoleClaimType, ReaderRole));
        Name(identity);
    }

    // The log says who has delivered again: a provider may have the name in any of these, and an application has the last only.
    private static void Name(ClaimsIdentity identity)
    {
        string? name = NameClaims.Select(type => identity.FindFirst(type)?.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        foreach (Claim claim in identity.FindAll(identity.NameClaimType).ToArray())
            identity.RemoveClaim(claim);
        identity.AddClaim(new Claim(identity.NameClaimType, EndText.ShortName(name ?? Unnamed).Trim()));
    }
}
