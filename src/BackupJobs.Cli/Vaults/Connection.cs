using Azure.Core;
using BackupJobs.CrossRegion;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Cli;

/// <summary>A client and the vaults that a verb is about.</summary>
internal sealed class Connection
{
    private readonly IReadOnlyList<VaultId> _vaults;
    private readonly Uri _endpoint;
    private readonly IServiceProvider _services;
    private readonly string _httpName;
    private readonly Action<UnreadableItem>? _unreadable;

    /// <param name="vaults">The vaults, one or more.</param>
    /// <param name="endpoint">Origin of the resource manager.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="unreadable">Is told of each job of a list that could not be read.</param>
    public Connection(IReadOnlyList<VaultId> vaults, Uri endpoint, TokenCredential credential, Action<UnreadableItem>? unreadable = null)
    {
        (_vaults, _endpoint, _unreadable) = (vaults, endpoint, unreadable);
        ServiceCollection services = new();
        _httpName = services.AddBackupJobs(options => (options.Endpoint, options.Credential, options.UnreadableItemFound) = (endpoint, credential, unreadable)).Name;
        // The provider lives as long as the process.
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<BackupClient>();
    }

    public static Uri PublicCloud { get; } = new("https://management.azure.com");

    public BackupClient Client { get; }

    public IEnumerable<BackupVault> Vaults => _vaults.Select(Client.Vault);

    /// <summary>The one vault of a verb that acts on one.</summary>
    /// <exception cref="FailureException">Several vaults are given.</exception>
    public BackupVault Vault => _vaults.Count == 1
        ? Client.Vault(_vaults[0])
        : throw FailureException.Usage("Several vaults are given where one is expected.", "Give --vault once; list, watch and timeline take several.");

    /// <summary>The jobs of a vault in its paired region, over the same handlers: same token, same origin, same retries.</summary>
    public CrossRegionJobs CrossRegionJobs(BackupVault vault, string region)
    {
        HttpClient http = _services.GetRequiredService<IHttpClientFactory>().CreateClient(_httpName);
        return new(new CrossRegionClient(http, new ApiClientOptions { Endpoint = _endpoint, UnreadableItemFound = _unreadable }), vault, region);
    }

    /// <summary>The options that lead to the same place again.</summary>
    public IEnumerable<string> ToArguments()
    {
        foreach (VaultId vault in _vaults)
        {
            yield return "--vault";
            yield return vault.ToString();
        }

        if (_endpoint != PublicCloud)
        {
            yield return "--endpoint";
            yield return _endpoint.OriginalString;
        }
    }
}
