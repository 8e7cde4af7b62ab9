using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BackupJobs.Fleet.Web;

/// <summary>Who may read, and who may deliver again.</summary>
internal static class FleetPolicies
{
    public const string Read = "read";
    public const string Operate = "operate";
    public const string ReaderRole = "reader";
    public const string OperatorRole = "operator";

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
    }
}
