using System.Net;
using System.Net.Sockets;
using Azure.Core;
using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Host;
using BackupJobs.Fleet.Tests.Kill;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>Tenants that cannot be searched.</summary>
public class TenantTests
{
    [Fact]
    public async Task A_service_that_could_search_no_tenant_says_why_until_it_can()
    {
        await using TestEstate estate = await TestEstate.StartAsync(2);
        VaultBehavior usual = estate.Emulator.Behavior;
        estate.Emulator.Behavior = usual with { TokenCheck = new TokenCheck { Expired = true } };
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);

        await LocalFleet.UntilAsync(async () => (await fleet.History.ListTenantsAsync()).Any(tenant => tenant.Faults > 0));
        await LocalFleet.UntilAsync(() => Task.FromResult(
            fleet.Status.UnsearchedReason
                == "No tenant could be searched since the start. Tenant 'test': The credential is refused (401)."));
        TenantSearch refused = Assert.Single(await fleet.History.ListTenantsAsync());
        Assert.Equal(("test", null, 401), (refused.Tenant, refused.Searched, refused.FaultStatus));

        estate.Emulator.Behavior = usual;
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.UnsearchedReason is null));
        TenantSearch searched = Assert.Single(await fleet.History.ListTenantsAsync());
        Assert.Equal((2, 0, null, null), (searched.Found, searched.Faults, searched.FaultStatus, searched.Fault));
    }

    [Fact]
    public async Task One_tenant_that_fails_or_hangs_does_not_hold_up_the_others()
    {
        await using TestEstate estate = await TestEstate.StartAsync(2);
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        Uri refusing = Address(closed);
        closed.Stop();
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate, configure: options =>
        {
            options.Tenants.Add(new FleetTenant { Id = "hanging", Credential = new AnyToken(), Endpoint = Address(silent) });
            options.Tenants.Add(new FleetTenant { Id = "refusing", Credential = new AnyToken(), Endpoint = refusing });
            options.Tenants.Add(new FleetTenant { Id = "expired", Credential = new NoToken(), Endpoint = estate.Emulator.Endpoint });
        });

        await LocalFleet.UntilAsync(async () => (await fleet.History.ListTenantsAsync()).Count(tenant => tenant.Faults > 0) == 2);
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.UnsearchedReason is null));
        Dictionary<string, TenantSearch> tenants = (await fleet.History.ListTenantsAsync()).ToDictionary(tenant => tenant.Tenant);
        Assert.Equal((null, 0), (tenants["hanging"].Searched, tenants["hanging"].Faults));
        Assert.StartsWith("No answer: Connection refused", tenants["refusing"].Fault, StringComparison.Ordinal);
        Assert.Equal("The credential gives no token: the secret has expired", tenants["expired"].Fault);
        await LocalFleet.UntilAsync(async () => (await fleet.History.ListTenantsAsync())
            .Single(tenant => tenant.Tenant == "test") is { Found: 2, Faults: 0 });
    }

    private static Uri Address(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Fails with a type that this service does not know.</summary>
    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("the secret has expired");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("the secret has expired");
    }
}
