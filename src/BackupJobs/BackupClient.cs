using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupJobs;

/// <summary>
/// Client for the jobs of Recovery Services vaults and Backup vaults. Most programs start with <see cref="Vault(string)"/>.
/// </summary>
/// <remarks>
/// The other properties (<c>BackupJobs</c>, <c>Jobs</c>, <c>JobDetails</c>, …) are the raw layer: one generated group for each
/// operation group of the document, with the document's order of parameters.
/// </remarks>
public sealed partial class BackupClient
{
    /// <summary>
    /// Creates a client with bearer tokens, retries and telemetry, for a program without a container. Use one client for the
    /// whole program.
    /// </summary>
    /// <param name="credential">Credential for the endpoint.</param>
    /// <param name="configure">Sets further options; null for the public cloud and the defaults.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is not valid; the message says which
    /// and why.</exception>
    public BackupClient(TokenCredential credential, Action<BackupJobsOptions>? configure = null)
        : this(StandaloneHttp.Create(credential, configure, out BackupJobsOptions options), options.ToApiOptions())
    {
    }

    internal TimeProvider TimeProvider => Pipeline.TimeProvider;

    internal ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>A Recovery Services vault by its names.</summary>
    /// <param name="subscriptionId">Subscription id.</param>
    /// <param name="resourceGroup">Name of the resource group.</param>
    /// <param name="vaultName">Name of the vault.</param>
    /// <exception cref="ArgumentException">A name is empty or not a single path segment.</exception>
    public BackupVault Vault(string subscriptionId, string resourceGroup, string vaultName) =>
        Vault(new VaultId(subscriptionId, resourceGroup, vaultName));

    /// <summary>A vault of either kind by its ARM resource id, or the id of a resource in it.</summary>
    /// <param name="resourceId"><c>/subscriptions/…/resourceGroups/…/providers/Microsoft.RecoveryServices/vaults/…</c> or
    /// <c>…/providers/Microsoft.DataProtection/backupVaults/…</c>, in any case.</param>
    /// <exception cref="FormatException">The string is not the id of a vault.</exception>
    public BackupVault Vault(string resourceId) => Vault(VaultId.Parse(resourceId));

    /// <summary>All vaults of a scope, of both kinds.</summary>
    /// <param name="scope">Which vaults; null for all that the caller may read.</param>
    /// <param name="vaultFailed">Called for each vault that refuses its lists, where vaults are read one by one; null to leave it
    /// out. With it, a vault that does not answer in time, whose service fails or whose answer is unreadable is reported as well, and
    /// the others are still read; without it, such a vault fails the call.</param>
    /// <param name="timeLimit">Time from now in which all lists must be complete; null for no limit. Where vaults are read one by one,
    /// each gets a share of it, so that one that never answers leaves time for the others. The limit is not for watches.</param>
    public BackupEstate Estate(
        EstateScope? scope = null, Action<VaultId, Exception>? vaultFailed = null, TimeSpan? timeLimit = null) =>
        new(this, scope ?? EstateScope.All, vaultFailed, timeLimit);

    /// <summary>A vault by its id.</summary>
    /// <param name="id">The vault.</param>
    public BackupVault Vault(VaultId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new BackupVault(this, id);
    }
}
