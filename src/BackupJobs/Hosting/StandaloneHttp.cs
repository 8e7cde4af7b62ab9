using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BackupJobs;

/// <summary>The same handlers as in a container, for a program without one.</summary>
internal static class StandaloneHttp
{
    public static HttpClient Create(TokenCredential credential, Action<BackupJobsOptions>? configure, out BackupJobsOptions options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ServiceCollection services = new();
        services.AddBackupJobs(set =>
        {
            set.Credential = credential;
            configure?.Invoke(set);
        });
        // The provider is used as long as the client, and the client until the program ends: neither is disposed of.
        ServiceProvider provider = services.BuildServiceProvider();
        options = provider.GetRequiredService<IOptions<BackupJobsOptions>>().Value;
        return provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpPipeline.Name);
    }
}
