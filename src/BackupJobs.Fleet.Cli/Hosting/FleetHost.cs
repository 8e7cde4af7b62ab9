using Azure.Identity;
using BackupJobsGen.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BackupJobs.Fleet.Cli;

/// <summary>Builds the process: the service, its sinks and its page.</summary>
internal static class FleetHost
{
    /// <summary>How long deliveries and requests in flight may take when the process ends.</summary>
    public static TimeSpan Drain { get; } = TimeSpan.FromSeconds(10);

    /// <param name="text">The configuration file, which has no mistakes.</param>
    /// <param name="config">The same, read.</param>
    /// <param name="log">Sets where messages go.</param>
    public static WebApplication Build(string text, FleetConfig config, Action<ILoggingBuilder> log) => Build(
        options =>
        {
            // Read again into the container's options, which has the same result.
            FleetConfig own = ConfigReader.Read(text, options).Config;
            options.PostgreSql = own.PostgreSql?.Read();
            foreach (TenantConfig tenant in own.Tenants)
                options.Tenants.Add(Tenant(tenant));
        },
        config.Notifications,
        config.Web,
        log);

    public static WebApplication Build(
        Action<FleetOptions> fleet, NotificationOptions notifications, FleetWebOptions web, Action<ILoggingBuilder> log)
    {
        // The slim builder would read appsettings.json and environment variables, which are not documented here.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        builder.Services.AddLogging(log);
        // First, so that it stops last.
        builder.Services.AddHostedService<RepetitionClock>();
        builder.Services.AddBackupFleet(fleet);
        builder.Services.AddBackupFleetNotifications(notifications);
        builder.Services.AddBackupFleetWeb(web);
        return builder.Build().MapBackupFleet();
    }

    /// <summary>Runs until the token is cancelled, then drains.</summary>
    public static async Task RunAsync(WebApplication application, Action started, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.Register(application.Lifetime.StopApplication);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A stop during the start is a stop.
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return;
        }
        catch
        {
            // What has started before what failed, for instance before the address that is in use.
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        // The stop may have come meanwhile.
        if (!cancellationToken.IsCancellationRequested)
            started();
        await application.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public static void Log(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        .AddFilter("Polly", LogLevel.Error)
        // A failed start is what the command itself reports.
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical)
        .AddConsole(console => console.FormatterName = ShortConsole.FormatterName)
        .AddConsoleFormatter<ShortConsole, ConsoleFormatterOptions>();

    private static FleetTenant Tenant(TenantConfig tenant) => new()
    {
        Id = tenant.Id,
        Endpoint = tenant.Endpoint,
        Scope = tenant.Scope,
        Credential = tenant.Token is { } token
            ? new FixedToken(token.Read())
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = tenant.TenantId }),
    };
}
