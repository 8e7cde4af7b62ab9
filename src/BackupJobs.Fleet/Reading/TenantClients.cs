using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet;

/// <summary>A client for each configured tenant, within the budgets.</summary>
internal sealed class TenantClients : IDisposable
{
    private readonly Dictionary<string, (FleetTenant Tenant, BackupClient Client)> _clients = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ServiceProvider> _providers = [];

    public TenantClients(IOptions<FleetOptions> options, Budgets budgets, TimeProvider time)
    {
        foreach (FleetTenant tenant in options.Value.Tenants)
        {
            ServiceCollection services = new();
            services.AddBackupJobs(set =>
            {
                set.Credential = new TenantCredential(tenant.Credential!);
                set.Endpoint = tenant.Endpoint;
                set.TimeProvider = time;
                // Each vault has its own pace after a fault, and the budget obeys Retry-After.
                set.MaxRetries = 0;
            }).AddHttpMessageHandler(() => new BudgetHandler(tenant.Id, budgets, time));
            ServiceProvider provider = services.BuildServiceProvider();
            _providers.Add(provider);
            _clients.Add(tenant.Id, (tenant, provider.GetRequiredService<BackupClient>()));
        }
    }

    public IReadOnlyCollection<(FleetTenant Tenant, BackupClient Client)> All => _clients.Values;

    /// <summary>The client of a vault's tenant; null if the tenant is not configured any more.</summary>
    public BackupClient? Find(string tenant) => _clients.TryGetValue(tenant, out var found) ? found.Client : null;

    public void Dispose() => _providers.ForEach(provider => provider.Dispose());
}
