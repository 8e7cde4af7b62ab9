using System.Net;
using System.Text.Json;

namespace BackupJobs.Fleet.Tests.Web;

/// <summary>What cannot be read is shown first, and nothing is claimed that is not known.</summary>
public class UnreadableTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_tenant_that_cannot_be_searched_is_an_entry_with_its_reason()
    {
        FakeFleet fleet = new();
        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "contoso",
            Since = Now,
            Faults = 1,
            FaultStatus = 401,
            Fault = "Search answered HTTP 401.\nRequest id: 1",
        });
        fleet.Tenants.Add(new TenantSearch { Tenant = "fabrikam", Since = Now });
        fleet.Tenants.Add(new TenantSearch { Tenant = "woodgrove", Since = Now, Searched = Now });
        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "litware",
            Since = Now,
            Searched = Now,
            Found = 3,
            Faults = 1,
            FaultStatus = 503,
            Fault = "a moment of the network",
        });
        JsonElement overview = await OverviewAsync(fleet);

        Assert.Equal(
            [
                "contoso: The credential is refused (401).", "fabrikam: It has not been searched yet.",
                "woodgrove: The search finds no vault: the identity may not read any.",
            ],
            overview.GetProperty("attention").EnumerateArray()
                .Select(entry => $"{entry.GetProperty("tenant")}: {entry.GetProperty("text")}"));
        Assert.Equal(
            "Search answered HTTP 401.\nRequest id: 1", overview.GetProperty("attention")[0].GetProperty("details").GetString());
    }

    [Fact]
    public async Task Vaults_that_are_refused_for_one_reason_are_one_entry()
    {
        FakeFleet fleet = FakeFleet.Of(6, failing: 5);
        for (int i = 0; i < 4; i++)
        {
            fleet.Vaults[i] = fleet.Vaults[i] with
            {
                Tenant = "contoso", Faults = 1, FaultStatus = i < 3 ? 401 : 403, Fault = $"Request id: {i}",
            };
        }

        JsonElement[] attention = [.. (await OverviewAsync(fleet)).GetProperty("attention").EnumerateArray()];
        Assert.Equal(
            [("Unreadable", "contoso"), ("Unreadable", "contoso"), ("Failed", null)],
            attention.Select(entry => (entry.GetProperty("kind").GetString(), entry.GetProperty("tenant").GetString())));
        Assert.Equal((3, JsonValueKind.Null), (attention[0].GetProperty("count").GetInt32(), attention[0].GetProperty("vault").ValueKind));
        Assert.Equal("rsv-3", attention[1].GetProperty("vaultName").GetString());

        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "contoso",
            Since = Now,
            Searched = Now,
            Found = 6,
            Faults = 1,
            FaultStatus = 401,
            Fault = "Request id: 7",
        });
        attention = [.. (await OverviewAsync(fleet)).GetProperty("attention").EnumerateArray()];
        Assert.Equal(3, attention.Length);
        Assert.Equal(
            "The credential is refused (401). 3 vaults cannot be read for the same reason.", attention[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_overview_says_how_many_vaults_were_read_and_since_when()
    {
        FakeFleet fleet = FakeFleet.Of(3);
        fleet.Vaults[1] = fleet.Vaults[1] with { LastRead = null };
        JsonElement overview = await OverviewAsync(fleet);

        Assert.Equal((3, 2), (overview.GetProperty("vaults").GetInt32(), overview.GetProperty("vaultsRead").GetInt32()));
        Assert.Equal(fleet.Vaults.Min(vault => vault.Found), overview.GetProperty("watchedSince").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_service_that_could_search_no_tenant_is_not_ready()
    {
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet { UnsearchedReason = "No tenant has been searched yet." });
        using HttpResponseMessage response = await web.Http.GetAsync("readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not ready: No tenant has been searched yet.\n", await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> OverviewAsync(FakeFleet fleet)
    {
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        return JsonDocument.Parse(await web.Http.GetStringAsync("api/overview")).RootElement;
    }
}
