using BackupJobs.Fleet;

// Programs import this namespace for extension methods of the container anyway.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the service to a container.</summary>
public static class FleetServiceCollectionExtensions
{
    /// <summary>
    /// Adds the service that watches vaults, with <see cref="IFleetHistory"/>, <see cref="IFleetStatus"/> and <see cref="IOutbox"/>.
    /// Each registered <see cref="IEndSink"/> is told of ends. Options are validated when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; at least one tenant is required.</param>
    public static IServiceCollection AddBackupFleet(this IServiceCollection services, Action<FleetOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<FleetOptions>().Configure(configure).ValidateOnStart();
        return services;
    }
}
