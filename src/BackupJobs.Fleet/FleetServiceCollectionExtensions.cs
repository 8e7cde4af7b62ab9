using BackupJobs.Fleet;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

// Programs import this namespace for extension methods of the container anyway.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the service to a container.</summary>
public static class FleetServiceCollectionExtensions
{
    /// <summary>
    /// Adds the service that watches vaults, with <see cref="IFleetHistory"/>, <see cref="IFleetStatus"/> and <see cref="IOutbox"/>.
    /// Each registered <see cref="IEndSink"/> is notified of ends. Options are validated when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; at least one tenant is required.</param>
    public static IServiceCollection AddBackupFleet(this IServiceCollection services, Action<FleetOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<FleetOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FleetOptions>, FleetOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<FleetOptions>>().Value);
        services.TryAddSingleton<FleetProbe>();
        services.TryAddSingleton<ProcessEnd>();
        AddStorage(services);
        AddReading(services);
        services.TryAddSingleton<OwnedShards>();
        services.TryAddSingleton<IShardHost>(provider =>
            provider.GetRequiredService<FleetDatabase>().IsShared
                ? ActivatorUtilities.CreateInstance<WolverineShardHost>(provider)
                : new SoloShardHost());
        services.TryAddSingleton<Deliverer>();
        services.TryAddSingleton<UnknownSinks>();
        services.TryAddSingleton<DeliveryLoop>();
        services.TryAddSingleton<Heartbeat>();
        services.TryAddSingleton<Pruning>();
        services.TryAddSingleton<IFleetStatus, FleetStatus>();
        services.AddHostedService<FleetService>();
        return services;
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.TryAddSingleton<FleetDatabase>(provider =>
        {
            FleetOptions options = provider.GetRequiredService<FleetOptions>();
            return options.PostgreSql is { } server ? new PostgresDatabase(server) : new SqliteDatabase(options.DatabaseFile);
        });
        services.TryAddSingleton<FleetHealth>();
        services.TryAddSingleton<FleetWriter>();
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddSingleton<OutboxTable>();
        services.TryAddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxTable>());
        services.TryAddSingleton<IFleetHistory, FleetHistory>();
    }

    private static void AddReading(IServiceCollection services)
    {
        services.TryAddSingleton<Budgets>();
        services.TryAddSingleton<ReadPlaces>();
        services.TryAddSingleton<TenantClients>();
        services.TryAddSingleton<CoverageClock>();
        services.TryAddSingleton<DueQueue>();
        services.TryAddSingleton<VaultCommits>();
        services.TryAddSingleton<VaultReader>();
        services.TryAddSingleton<VaultLoader>();
        services.TryAddSingleton<ReadLoop>();
        services.TryAddSingleton<TenantLoop>();
        services.TryAddSingleton<FirstSearch>();
    }
}
