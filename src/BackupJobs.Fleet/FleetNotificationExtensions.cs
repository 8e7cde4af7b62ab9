using BackupJobs.Fleet;
using BackupJobs.Fleet.Notifications;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds sinks to the service that watches vaults.</summary>
public static class FleetNotificationExtensions
{
    /// <summary>Adds the sinks, the rules and the summary of each morning. Secrets are read once, now.</summary>
    /// <param name="services">The container.</param>
    /// <param name="notifications">To whom the ends of jobs are reported.</param>
    /// <exception cref="ArgumentException">An option is not allowed, or a rule refers to a sink that does not exist.</exception>
    /// <exception cref="FormatException">A secret has another form than it must have.</exception>
    /// <exception cref="IOException">A secret is missing.</exception>
    public static IServiceCollection AddBackupFleetNotifications(this IServiceCollection services, NotificationOptions notifications)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(notifications);
        IReadOnlyList<string> problems = notifications.FindProblems();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems), nameof(notifications));
        services.TryAddSingleton(TimeProvider.System);
        foreach (SinkOptions sink in notifications.Sinks)
        {
            EndSink created = Create(sink, notifications);
            // By a factory, so that the container disposes of it.
            services.AddSingleton<IEndSink>(_ => created);
        }

        if (notifications.Digest is { Sinks.Count: > 0 } digest)
            services.AddHostedService(all => new DigestService(
                digest, notifications, all.GetRequiredService<FleetOptions>(), all.GetServices<IEndSink>(),
                all.GetRequiredService<IFleetHistory>(), all.GetRequiredService<FleetDatabase>(),
                all.GetRequiredService<FleetWriter>(), all.GetRequiredService<FleetHealth>(), all.GetRequiredService<OwnedShards>(),
                all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<DigestService>>()));
        return services;
    }

    // One of twelve sinks is wrong: which one, is what its own message does not know.
    private static EndSink Create(SinkOptions sink, NotificationOptions notifications)
    {
        try
        {
            return EndSinks.Create(sink, notifications, TimeProvider.System);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ArgumentException($"Sink '{sink.Name}': {error.Message}", error);
        }
    }
}
