using BackupJobs.Emulator.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BackupJobs.Emulator.Http;

/// <summary>A request with the behaviour and the time that hold for all of it.</summary>
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

    /// <summary>The client's own correlation id, else a new one; jobs keep it as their activity.</summary>
    public string CorrelationId { get; }

    public VaultState Vault { get; }

    public VaultBehavior Behavior { get; }

    /// <summary>Vault time at which the request arrived.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What is served at this path, or null.</summary>
    public Route? Route => Http.GetEndpoint()?.Metadata.GetMetadata<Route>();

    /// <summary>Path as it came, encoded.</summary>
    public string RawPath { get; }

    /// <summary>Query as it came, with <c>?</c>; signatures are compared with this.</summary>
    public string RawQuery { get; }

    /// <summary>Whether the connection was cut before an answer.</summary>
    public bool IsCut { get; private set; }

    public string Origin => Http.Request.Scheme + "://" + Http.Request.Host.Value;

    public string ApiVersion => Query("api-version") ?? "";

    /// <summary>Path of the vault as the client has written it.</summary>
    public string RawVaultPath => Parent(RawPath.TrimEnd('/').Split('/').Length - 1 - VaultSegments);

    /// <summary>Ids of the vault's jobs up to the name.</summary>
    public string JobIdPrefix =>
        $"/subscriptions/{this["subscriptionId"]}/resourceGroups/{this["resourceGroupName"]}/providers/Microsoft.RecoveryServices/vaults/{this["vaultName"]}/backupJobs/";

    /// <summary>The decoded value of a placeholder in the route.</summary>
    public string this[string placeholder] => Http.Request.RouteValues[placeholder] as string ?? "";

    /// <summary>Makes the request at the beginning of its way.</summary>
    public static VaultRequest Attach(HttpContext http, VaultState vault)
    {
        VaultRequest request = new(http, vault);
        http.Features.Set(request);
        return request;
    }

    public static VaultRequest Of(HttpContext http) => http.Features.GetRequiredFeature<VaultRequest>();

    /// <summary>A query parameter, decoded (<c>+</c> is a space), or null; names are compared without case.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Reads <c>$filter</c>; returns the error to answer with if it is none.</summary>
    public ServiceError? ReadFilter(out JobFilter filter)
    {
        filter = JobFilter.None;
        try
        {
            filter = JobFilterParser.Parse(Query("$filter"));
            return null;
        }
        catch (FormatException error)
        {
            return ServiceError.Invalid(error.Message, "$filter");
        }
    }

    /// <summary>Cuts the connection; there will be no answer.</summary>
    public void Cut()
    {
        IsCut = true;
        Http.Abort();
    }

    /// <summary>The path as it came without its last segments.</summary>
    public string Parent(int levels)
    {
        string path = RawPath.TrimEnd('/');
        for (; levels > 0; levels--)
            path = path[..path.LastIndexOf('/')];
        return path;
    }
}
