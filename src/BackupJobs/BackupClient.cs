using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupJobs;

/// <summary>Client for the jobs of Recovery Services vaults. <see cref="Vault(string, string, string)"/> is the way in for most programs.</summary>
public sealed partial class BackupClient
{
    /// <summary>A client with bearer tokens, retries and telemetry, for a program without a container. It lives as long as the program.</summary>
    /// <param name="credential">Who asks.</param>
    /// <param name="configure">Sets further options; null for the public cloud and the defaults.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options make no sense; the message says which and why.</exception>
    public BackupClient(TokenCredential credential, Action<BackupJobsOptions>? configure = null)
        : this(StandaloneHttp.Create(credential, configure, out BackupJobsOptions options), options.ToApiOptions())
    {
    }

    internal TimeProvider TimeProvider => Pipeline.TimeProvider;

    internal ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>One vault by its names.</summary>
    /// <param name="subscriptionId">Subscription id.</param>
    /// <param name="resourceGroup">Name of the resource group.</param>
    /// <param name="vaultName">Name of the vault.</param>
    /// <exception cref="ArgumentException">A name is empty or no single path segment.</exception>
    public BackupVault Vault(string subscriptionId, string resourceGroup, string vaultName) =>
        Vault(new VaultId(subscriptionId, resourceGroup, vaultName));

    /// <summary>One vault by the ARM resource id of it, or of anything in it.</summary>
    /// <param name="resourceId"><c>/subscriptions/…/resourceGroups/…/providers/Microsoft.RecoveryServices/vaults/…</c>, in any case.</param>
    /// <exception cref="FormatException">The text names no vault.</exception>
    public BackupVault Vault(string resourceId) => Vault(VaultId.Parse(resourceId));

    /// <summary>One vault by its id.</summary>
    /// <param name="id">The vault.</param>
    public BackupVault Vault(VaultId id) => new(this, id ?? throw new ArgumentNullException(nameof(id)));
}
