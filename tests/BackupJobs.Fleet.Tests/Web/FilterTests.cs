using System.Net;
using System.Text.Json;

namespace BackupJobs.Fleet.Tests.Web;

/// <summary>Parameters of the API: what they find, and what is answered to those that are wrong.</summary>
public class FilterTests
{
    [Theory]
    [InlineData("api/jobs?outcom=Failed", "'outcom' is not known. Parameters of this request: outcome, subscription, tenant, vault, item, ")]
    [InlineData("api/overview?health=Failing", "'health' is not known. Parameters of this request: subscription, tenant.")]
    [InlineData("api/me?x=1", "'x' is not known. Parameters of this request: none.")]
    [InlineData("api/jobs?limit=abc", "'limit' is 'abc'; it must be a whole number from 1 to 1000.")]
    [InlineData("api/jobs?limit=0", "'limit' is '0'; it must be a whole number from 1 to 1000.")]
    [InlineData("api/vaults?limit=99999999", "'limit' is '99999999'; it must be a whole number from 1 to 1000.")]
    [InlineData("api/vaults?limit=1&limit=2", "'limit' occurs 2 times; it must occur once.")]
    [InlineData("api/vaults?health=Ill", "'health' is 'Ill'; it must be one of Failing, Degraded, Healthy, Idle.")]
    [InlineData("api/jobs?outcome=Failed&outcome=Foo", "'outcome' is 'Foo'; it must be one of ")]
    [InlineData("api/jobs?outcome=3", "'outcome' is '3'; it must be one of ")]
    [InlineData("api/jobs?from=yesterday", "'from' is 'yesterday'; it must be a time such as 2026-11-29T03:00:00Z.")]
    [InlineData("api/jobs?from=2026-11-29T00:00:00Z&to=2026-11-28T00:00:00Z", "'from' is '2026-11-29T00:00:00Z'; it must be before 'to'")]
    [InlineData("api/night?from=2026-11-29T00:00:00Z&to=2026-11-29T00:00:00Z", "'from' is '2026-11-29T00:00:00Z'; it must be before 'to'")]
    [InlineData("api/night?to=2026-11-29T00:00:00Z", "'from' is missing.")]
    [InlineData("api/jobs/nope", "'vault' is missing.")]
    [InlineData("api/items/history", "'vault' is missing.")]
    [InlineData("api/items/history?vault=" + Ends.Vault + "&item=i&days=-1", "'days' is '-1'; it must be a whole number from 1 to 400.")]
    [InlineData("api/jobs/nope?vault=x", "'vault' is 'x'; it must be the resource id of a vault: /subscriptions/ID/")]
    [InlineData("api/jobs/nope?vault=/subscriptions/a", "'vault' is '/subscriptions/a'; it must be the resource id of a vault")]
    [InlineData("api/jobs?vault=rsv-0", "'vault' is 'rsv-0'; it must be the resource id of a vault")]
    [InlineData("api/items/history?vault=v&item=i", "'vault' is 'v'; it must be the resource id of a vault")]
    [InlineData("api/overview?subscription=xx", "'subscription' is 'xx'; it must be the id of a subscription, such as ")]
    [InlineData("api/jobs?subscription=xx", "'subscription' is 'xx'; it must be the id of a subscription, such as ")]
    [InlineData("api/night?from=2026-11-29&to=2026-11-30&subscription=xx", "'subscription' is 'xx'; it must be the id of a subscription")]
    [InlineData("api/items?stale=often", "'stale' is 'often'; it must be true or false.")]
    [InlineData("api/jobs?text=a%00", "'text' is 'a\ufffd'; it must be text without the character U+0000.")]
    [InlineData("api/vaults?cursor=2147483647", "'cursor' is '2147483647'; it must be the nextCursor of the page before.")]
    [InlineData("api/vaults?cursor=x", "'cursor' is 'x'; it must be the nextCursor of the page before.")]
    [InlineData("api/jobs?tenant=", "'tenant' is empty; omit it, or send a value.")]
    [InlineData("api/jobs?cursor=", "'cursor' is empty; omit it, or send a value.")]
    [InlineData("api/vaults?name=%20", "'name' is empty; omit it, or send a value.")]
    [InlineData("api/overview?subscription=", "'subscription' is empty; omit it, or send a value.")]
    [InlineData("api/jobs?vault=", "'vault' is empty; omit it, or send a value.")]
    [InlineData("api/jobs?limit=", "'limit' is ''; it must be a whole number from 1 to 1000.")]
    [InlineData("api/jobs?limit=%0asig=abcdefghijkl", "'limit' is ' sig=***'; it must be a whole number from 1 to 1000.")]
    public async Task A_bad_request_says_which_parameter_and_what_is_allowed(string path, string expected)
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpResponseMessage response = await web.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith("The parameter " + expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/jobs?outcome=failed", 1)]
    [InlineData("api/jobs?Outcome=failed", 1)]
    [InlineData("api/jobs?OUTCOME=Failed", 1)]
    [InlineData("api/jobs?outcome=FAILED&outcome=completed", 4)]
    [InlineData("api/vaults?health=failing", 1)]
    [InlineData("api/jobs?tenant=Contoso", 2)]
    [InlineData("api/vaults?tenant=CONTOSO", 2)]
    [InlineData("api/items?stale=True", 1)]
    [InlineData("api/items?stale=false", 3)]
    [InlineData("api/items?tenant=contoso&name=VM", 2)]
    public async Task Known_words_and_tenants_are_found_in_any_case(string path, int count)
    {
        await using WebFleet web = await WebFleet.StartAsync(OfTenants());

        Assert.Equal(count, (await GetAsync(web, path)).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("api/overview?")]
    [InlineData("api/vaults?")]
    [InlineData("api/items?")]
    [InlineData("api/jobs?")]
    [InlineData("api/night?from=2026-11-29&to=2026-11-30&")]
    public async Task A_tenant_that_is_not_configured_is_a_mistake_that_names_those_that_are(string path)
    {
        FakeFleet fleet = OfTenants();
        // One in which no vault was found yet.
        fleet.Tenants.Add(new TenantSearch { Tenant = "adatum", Since = DateTimeOffset.UtcNow });
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using HttpResponseMessage known = await web.Http.GetAsync(path + "tenant=Adatum");
        using HttpResponseMessage response = await web.Http.GetAsync(path + "tenant=contosso");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (known.StatusCode, response.StatusCode));
        Assert.Equal(
            "The parameter 'tenant' is 'contosso'; it must be one of adatum, Contoso, fabrikam.",
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.BadRequest)]
    public async Task Tenants_are_checked_when_they_are_known(bool isStored, HttpStatusCode expected)
    {
        FakeFleet fleet = new();
        if (isStored)
            fleet.Tenants.Add(new TenantSearch { Tenant = "", Since = DateTimeOffset.UtcNow });
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using HttpResponseMessage response = await web.Http.GetAsync("api/jobs?tenant=contoso");

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            isStored, (await response.Content.ReadAsStringAsync()).Contains("no tenant of the configuration has an id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_items_without_a_success_are_those_that_the_overview_counts()
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(9, failing: [2, 5]));
        int counted = (await GetAsync(web, "api/overview")).GetProperty("itemsWithoutSuccess").GetInt32();
        JsonElement first = await GetAsync(web, "api/items?stale=true&limit=1");
        JsonElement second = await GetAsync(web, $"api/items?stale=true&limit=1&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(counted, first.GetProperty("total").GetInt32());
        JsonElement[] items = [first.GetProperty("items")[0], second.GetProperty("items")[0]];
        Assert.Equal(["vm2", "vm5"], items.Select(item => item.GetProperty("item").GetString()));
        Assert.Equal("Failed", items[0].GetProperty("lastOutcome").GetString());
    }

    [Fact]
    public async Task Jobs_have_their_tenant_and_the_estate_and_the_night_are_those_of_one()
    {
        await using WebFleet web = await WebFleet.StartAsync(OfTenants());
        string from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-12).ToString("O"));
        string to = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(1).ToString("O"));

        JsonElement failed = (await GetAsync(web, "api/jobs?outcome=failed")).GetProperty("items")[0];
        Assert.Equal("Contoso", failed.GetProperty("tenant").GetString());
        JsonElement one = await GetAsync(web, "api/overview?tenant=contoso");
        Assert.Equal((2, 2), (one.GetProperty("vaults").GetInt32(), one.GetProperty("items").GetInt32()));
        JsonElement other = await GetAsync(web, "api/overview?tenant=fabrikam");
        Assert.Equal(0, other.GetProperty("lastDay").GetProperty("failed").GetInt32());
        Assert.Empty(other.GetProperty("attention").EnumerateArray());
        JsonElement night = await GetAsync(web, $"api/night?from={from}&to={to}&tenant=fabrikam&outcome=completed");
        Assert.Equal(
            ["rsv-1", "rsv-3"], night.GetProperty("items").EnumerateArray().Select(lane => lane.GetProperty("name").GetString()));
    }

    /// <summary>Four vaults: rsv-0, which fails, and rsv-2 are of one tenant, the others of another.</summary>
    private static FakeFleet OfTenants()
    {
        FakeFleet fleet = FakeFleet.Of(4, failing: 0);
        for (int i = 0; i < 4; i++)
        {
            string tenant = i % 2 == 0 ? "Contoso" : "fabrikam";
            fleet.Vaults[i] = fleet.Vaults[i] with { Tenant = tenant };
            fleet.Ended[i] = fleet.Ended[i] with { Tenant = tenant };
        }

        return fleet;
    }

    private static async Task<JsonElement> GetAsync(WebFleet web, string path) =>
        JsonDocument.Parse(await web.Http.GetStringAsync(path)).RootElement;
}
