using BackupJobs.Emulator.Jobs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>A request, with a snapshot of behavior and time that stays the same until its end.</summary>
internal sealed class VaultRequest
{
    private const int VaultSegments = 8;

    private VaultRequest(HttpContext http, VaultState vault)
    {
        Http = http;
        Vault = vault;
        string correlation = http.Request.Headers["x-ms-correlation-request-id"].ToString();
        CorrelationId = correlation.Length > 0 ? correlation : Guid.NewGuid().ToString();
        Behavior = vault.Behavior;
        Now = vault.Clock.Now;
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        RawPath = query < 0 ? target : target[..query];
        RawQuery = query < 0 ? "" : target[query..];
    }

    public HttpContext Http { get; }

    /// <summary>The client's correlation ID, or a new one; jobs record it as their activity ID.</summary>
    public string CorrelationId { get; }

    public VaultState Vault { get; }

    /// <summary>The vault in the URL; only routes of a vault have one, and <see cref="Middleware.UrlCheck"/> has found it.</summary>
    public HostedVault Hosted => FindVault()!;

    public VaultBehavior Behavior { get; }

    /// <summary>Time of arrival on the emulator's clock.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The matching route, or null.</summary>
    public Route? Route => Http.GetEndpoint()?.Metadata.GetMetadata<Route>();

    /// <summary>Path as sent, percent-encoded.</summary>
    public string RawPath { get; }

    /// <summary>Query as sent, with the leading <c>?</c>; signatures are compared with this.</summary>
    public string RawQuery { get; }

    /// <summary>Whether the connection was aborted before a response.</summary>
    public bool IsAborted { get; private set; }

    public string Origin => Http.Request.Scheme + "://" + Http.Request.Host.Value;

    public string ApiVersion => Query("api-version") ?? "";

    /// <summary>Path of the vault as sent by the client.</summary>
    public string RawVaultPath => Parent(RawPath.TrimEnd('/').Split('/').Length - 1 - VaultSegments);

    /// <summary>Prefix of the resource IDs of the vault's jobs.</summary>
    public string JobIdPrefix =>
        $"/subscriptions/{this["subscriptionId"]}/resourceGroups/{this["resourceGroupName"]}/providers/"
        + $"{Hosted.Definition.Type}/{this["vaultName"]}/backupJobs/";

    /// <summary>The decoded value of a placeholder in the route.</summary>
    public string this[string placeholder] => Http.Request.RouteValues[placeholder] as string ?? "";

    /// <summary>Creates the request and attaches it to the context.</summary>
    public static VaultRequest Attach(HttpContext http, VaultState vault)
    {
        VaultRequest request = new(http, vault);
        http.Features.Set(request);
        return request;
    }

    public static VaultRequest Of(HttpContext http) => http.Features.GetRequiredFeature<VaultRequest>();

    /// <summary>A decoded query parameter (<c>+</c> is a space), or null. Names are compared ignoring case.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The vault in the URL, or null.</summary>
    public HostedVault? FindVault() => Vault.Vaults.Find(new EmulatedVault
    {
        SubscriptionId = this["subscriptionId"],
        ResourceGroup = this["resourceGroupName"],
        Name = this["vaultName"],
        Kind = Route?.VaultKind ?? EmulatedVaultKind.RecoveryServices,
    });

    /// <summary>Parses <c>$filter</c>. Returns the error to reply with, or null.</summary>
    public ServiceError? ReadQuery(out JobQuery query)
    {
        query = JobQuery.All;
        try
        {
            query = JobQueryParser.Parse(Query("$filter"));
            return null;
        }
        catch (FormatException error)
        {
            return ServiceError.Invalid(error.Message, "$filter");
        }
    }

    /// <summary>The URL of the next page, with the filter of this one.</summary>
    public string NextLink(string token)
    {
        string filter = Query("$filter") is { Length: > 0 } text ? "&$filter=" + Uri.EscapeDataString(text) : "";
        return $"{Origin}{RawPath}?api-version={ApiVersion}{filter}&$skipToken={Uri.EscapeDataString(token)}";
    }

    /// <summary>Aborts the connection without a response.</summary>
    public void Abort()
    {
        IsAborted = true;
        Http.Abort();
    }

    /// <summary>The path as sent, without its last segments.</summary>
    public string Parent(int levels)
    {
        string path = RawPath.TrimEnd('/');
        for (; levels > 0; levels--)
            path = path[..path.LastIndexOf('/')];
        return path;
    }
}
