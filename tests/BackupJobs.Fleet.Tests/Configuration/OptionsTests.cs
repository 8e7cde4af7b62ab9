using BackupJobs.Fleet.Tests.Host;

namespace BackupJobs.Fleet.Tests.Configuration;

public class OptionsTests
{
    [Fact]
    public void What_a_configuration_file_may_not_have_a_program_may_not_set_either()
    {
        FleetOptions options = new() { GapAfter = TimeSpan.FromMinutes(15), IdleInterval = TimeSpan.FromMinutes(15) };
        options.Tenants.Add(new FleetTenant { Id = "contoso", Credential = new AnyToken(), Endpoint = new Uri("http://192.0.2.1") });

        Assert.Equal(
            [
                "The endpoint of tenant 'contoso' must be https, or http on this machine: what is sent there could be read on the way.",
                "GapAfter must be longer than IdleInterval: every usual pause would be shown as a gap.",
            ],
            new FleetOptionsValidator().Validate(null, options).Failures);
    }

    [Fact]
    public void A_subscription_belongs_to_one_tenant_and_the_budget_has_room_for_a_read()
    {
        const string Subscription = "aaaaaaaa-0000-4000-8000-000000000001";
        FleetOptions options = new() { ReadsAtOnce = 1 };
        foreach (string id in (string[])["a", "b"])
        {
            options.Tenants.Add(new FleetTenant
            {
                Id = id,
                Credential = new AnyToken(),
                Scope = EstateScope.Subscriptions([id == "a" ? Subscription : Subscription.ToUpperInvariant()]),
            });
        }

        Assert.Equal(
            [
                "ReadsAtOnce without the share Spare must be at least 1: no vault could be read.",
                $"Subscription {Subscription} occurs more than once: it is watched once, for one tenant.",
            ],
            new FleetOptionsValidator().Validate(null, options).Failures);
    }

    [Theory]
    [InlineData("https://192.0.2.1")]
    [InlineData("http://127.0.0.1:8710")]
    [InlineData("http://localhost")]
    [InlineData("http://[::1]")]
    public void An_address_of_this_machine_needs_no_encryption(string endpoint)
    {
        FleetOptions options = new();
        options.Tenants.Add(new FleetTenant { Credential = new AnyToken(), Endpoint = new Uri(endpoint) });

        Assert.True(new FleetOptionsValidator().Validate(null, options).Succeeded);
    }
}
