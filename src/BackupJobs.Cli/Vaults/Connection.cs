using Azure.Core;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Cli;

/// <summary>A client and the vaults of a command.</summary>
internal sealed class Connection
{
    /// <param name="scope">The vaults.</param>
    /// <param name="endpoint">Endpoint of the resource manager.</param>
    /// <param name="credential">Credential for the endpoint.</param>
    /// <param name="time">Clock.</param>
    /// <param name="unreadable">Called for each job of a list that cannot be read.</param>
    public Connection(
        VaultScope scope, Uri endpoint, TokenCredential credential, TimeProvider time, Action<UnreadableItem>? unreadable = null)
    {
        (Scope, Endpoint, Time) = (scope, endpoint, time);
        ServiceCollection services = new();
        services.AddBackupJobs(
            options => (options.Endpoint, options.Credential, options.UnreadableItemFound) = (endpoint, credential, unreadable));
        // The provider is not disposed: it is used until the process ends.
        Client = services.BuildServiceProvider().GetRequiredService<BackupClient>();
    }

    public VaultScope Scope { get; }

    public Uri Endpoint { get; }

    public TimeProvider Time { get; }

    public BackupClient Client { get; }

    /// <summary>The vault, for commands with exactly one.</summary>
    /// <exception cref="FailureException">There are several vaults.</exception>
    public BackupVault Vault => Scope.IsSingle
        ? Client.Vault(Scope.Vaults[0])
        : throw FailureException.Usage("this command needs a single vault", "specify --vault once");

    /// <summary>The option for the same endpoint.</summary>
    public IEnumerable<string> ToArguments() => CommandLineText.EndpointOption(Endpoint);
}
