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
