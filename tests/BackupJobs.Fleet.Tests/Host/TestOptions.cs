namespace BackupJobs.Fleet.Tests.Host;

/// <summary>The service at the pace of tests; the budget is the real one.</summary>
internal static class TestOptions
{
    public static void Set(FleetOptions options, FleetSettings settings)
    {
        options.DatabaseFile = settings.DatabaseFile;
        options.PostgreSql = settings.PostgreSql;
        options.Tenants.Add(new FleetTenant { Id = "test", Credential = new AnyToken(), Endpoint = settings.Endpoint });
        options.DiscoveryInterval = TimeSpan.FromSeconds(5);
        options.SieveInterval = TimeSpan.FromSeconds(1);
        options.IdleInterval = TimeSpan.FromSeconds(10);
        options.RunningInterval = TimeSpan.FromSeconds(1);
        options.Overlap = TimeSpan.FromMinutes(2);
        options.FirstWindow = TimeSpan.FromHours(1);
        options.LongestBackoff = TimeSpan.FromSeconds(5);
        options.DeliveryBackoff = TimeSpan.FromMilliseconds(200);
        options.LongestDeliveryBackoff = TimeSpan.FromSeconds(2);
        options.DeliveryTimeout = TimeSpan.FromSeconds(5);
    }
}
