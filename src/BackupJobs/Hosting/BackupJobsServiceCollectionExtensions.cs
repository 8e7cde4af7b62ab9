using BackupJobs;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

// Programs import this namespace for extension methods of the container anyway.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the client to a container.</summary>
public static class BackupJobsServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="BackupClient"/> as a singleton over <see cref="IHttpClientFactory"/>, with bearer tokens, retries by
    /// <c>Retry-After</c>, logging and telemetry. Options are validated when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; the credential is required.</param>
    /// <returns>The builder of the HTTP client, to add a proxy or other handlers.</returns>
    public static IHttpClientBuilder AddBackupJobs(this IServiceCollection services, Action<BackupJobsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<BackupJobsOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BackupJobsOptions>, BackupJobsOptionsValidator>());
        services.TryAddSingleton(CreateTokens);
        services.TryAddSingleton(CreateClient);
        return services.AddHttpClient(HttpPipeline.Name).AddBackupJobsHandlers();
    }

    private static TokenCache CreateTokens(IServiceProvider services)
    {
        BackupJobsOptions options = services.GetRequiredService<IOptions<BackupJobsOptions>>().Value;
        return new TokenCache(options.Credential!, options.EffectiveScope, options.TimeProvider);
    }

    private static BackupClient CreateClient(IServiceProvider services)
    {
        BackupJobsOptions options = services.GetRequiredService<IOptions<BackupJobsOptions>>().Value;
        HttpClient http = services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpPipeline.Name);
        return new BackupClient(http, options.ToApiOptions())
        {
            Logger = services.GetService<ILoggerFactory>()?.CreateLogger<BackupClient>() ?? NullLogger<BackupClient>.Instance,
        };
    }
}
