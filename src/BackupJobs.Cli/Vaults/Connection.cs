using Azure.Core;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Cli;

/// <summary>A client and the vaults of a command.</summary>
internal sealed class Connection
{
    private readonly IReadOnlyList<VaultId> _vaults;
    private readonly Uri _endpoint;

    /// <param name="vaults">The vaults, one or more.</param>
    /// <param name="endpoint">Endpoint of the resource manager.</param>
    /// <param name="credential">Credential for the endpoint.</param>
    /// <param name="unreadable">Called for each job of a list that cannot be read.</param>
    public Connection(IReadOnlyList<VaultId> vaults, Uri endpoint, TokenCredential credential, Action<UnreadableItem>? unreadable = null)
    {
        (_vaults, _endpoint) = (vaults, endpoint);
        ServiceCollection services = new();
        services.AddBackupJobs(
            options => (options.Endpoint, options.Credential, options.UnreadableItemFound) = (endpoint, credential, unreadable));
        // The provider is not disposed: it is used until the process ends.
        Client = services.BuildServiceProvider().GetRequiredService<BackupClient>();
    }

    public static Uri PublicCloud { get; } = new("https://management.azure.com");

    public Uri Endpoint => _endpoint;

    public BackupClient Client { get; }

    public IEnumerable<BackupVault> Vaults => _vaults.Select(Client.Vault);

    /// <summary>The vault, for commands with exactly one.</summary>
    /// <exception cref="FailureException">There are several vaults.</exception>
    public BackupVault Vault => _vaults.Count == 1
        ? Client.Vault(_vaults[0])
        : throw FailureException.Usage(
            "this command supports a single vault", "specify --vault once; list, watch and timeline support several vaults");

    /// <summary>The options for the same vaults and endpoint.</summary>
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
