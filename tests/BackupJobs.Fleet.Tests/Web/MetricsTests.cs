namespace BackupJobs.Fleet.Tests.Web;

/// <summary>Instruments belong to the process: no other test may run a fleet at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MetricsGroup
{
    public const string Name = "Metrics";
}

[Collection(MetricsGroup.Name)]
public class MetricsTests
{
    [Fact]
    public async Task Metrics_have_the_state_of_the_estate()
    {
        FakeFleet fleet = FakeFleet.Of(6, failing: 3);
        fleet.Vaults[5] = fleet.Vaults[5] with { Faults = 1, FaultStatus = 403 };
        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "t",
            Since = DateTimeOffset.UtcNow,
            Faults = 1,
            FaultStatus = 401,
            Fault = "refused",
        });
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        string metrics = await web.Http.GetStringAsync("metrics");

        foreach (string expected in new[]
        {
            "backup_fleet_jobs{otel_scope_name=\"BackupJobs.Fleet\",outcome=\"Failed\"} 1\n", "health=\"Failing\"} 2\n",
            "health=\"Healthy\"} 4\n", "backup_fleet_vaults_unreadable{otel_scope_name=\"BackupJobs.Fleet\"} 1\n",
            "backup_fleet_tenants{otel_scope_name=\"BackupJobs.Fleet\",state=\"Failing\"} 1\n", "state=\"Searched\"} 0\n",
            "backup_fleet_items_stale{otel_scope_name=\"BackupJobs.Fleet\",kind=\"AzureIaasVM\"} 1\n",
            "process=\"host/1\"} 256\n", "backup_fleet_requests_total{otel_scope_name=\"BackupJobs.Fleet\"} 42\n",
            "subscription=\"s1\"} 12.5\n",
        })
            Assert.Contains(expected, metrics, StringComparison.Ordinal);
    }

    [ProgramFact("promtool")]
    public async Task Prometheus_accepts_the_metrics()
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(6, failing: 3));

        (int exitCode, string output) =
            await Programs.RunAsync("promtool", ["check", "metrics"], await web.Http.GetStringAsync("metrics"));
        Assert.True(exitCode == 0 && output.Length == 0, output);
    }
}
