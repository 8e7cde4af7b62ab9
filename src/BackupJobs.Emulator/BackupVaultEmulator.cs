using System.Security.Cryptography.X509Certificates;
using BackupJobs.Emulator.Hosting;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using Microsoft.AspNetCore.Builder;

namespace BackupJobs.Emulator;

/// <summary>
/// A local emulator of a Recovery Services vault, or of an estate of vaults of both kinds with Resource Graph, for tests and for use
/// without a subscription. It serves the jobs and operation-status part of the APIs. Jobs run on the emulator's own
/// <see cref="Clock"/>, and <see cref="Behavior"/> switches on what the real service does to its clients: throttling, faults, old
/// wire formats. It listens on loopback only and rejects requests whose <c>Host</c> header is not a loopback name.
/// </summary>
public sealed class BackupVaultEmulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly VaultState _vault;

    private BackupVaultEmulator(WebApplication application, VaultState vault, X509Certificate2? certificate)
    {
        _application = application;
        _vault = vault;
        Certificate = certificate;
        string[] addresses = [.. application.Urls];
        Endpoint = new Uri(addresses[0]);
        _vault.BlobEndpoint = new Uri(addresses[1]);
    }

    /// <summary>Origin of the vault's API.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Origin of the blobs of exported reports. Its port differs from that of <see cref="Endpoint"/>, so that a test can detect a
    /// token sent there.
    /// </summary>
    public Uri BlobEndpoint => _vault.BlobEndpoint;

    /// <summary>The self-signed certificate of this instance, to be trusted by the client; null without TLS.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Subscription ID in <see cref="VaultPath"/>.</summary>
    public string SubscriptionId => First.SubscriptionId;

    /// <summary>Resource group name in <see cref="VaultPath"/>.</summary>
    public string ResourceGroup => First.ResourceGroup;

    /// <summary>Vault name in <see cref="VaultPath"/>.</summary>
    public string VaultName => First.Name;

    /// <summary>Resource ID of the vault, without a trailing slash.</summary>
    public string VaultPath => First.Path;

    /// <summary>The vaults that the emulator serves: one, or those of <see cref="BackupVaultOptions.Vaults"/>.</summary>
    public IReadOnlyList<EmulatedVault> Vaults => [.. _vault.Vaults.All.Select(vault => vault.Definition)];

    /// <summary>The emulator's clock.</summary>
    public VaultClock Clock => _vault.Clock;

    /// <summary>Current behavior. A new value applies to new requests; requests in progress keep the old one.</summary>
    public VaultBehavior Behavior
    {
        get => _vault.Behavior;
        set => _vault.Behavior = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>A snapshot of the recorded requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _vault.Requests.Snapshot();

    /// <summary>Starts an emulator and returns when it listens.</summary>
    /// <param name="options">Options; null for the defaults: no TLS, a free port, no jobs.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<BackupVaultEmulator> StartAsync(
        BackupVaultOptions? options = null, CancellationToken cancellationToken = default)
    {
        VaultState vault = new(options ?? new BackupVaultOptions());
        X509Certificate2? certificate = vault.Options.UseTls ? LoopbackCertificate.Create() : null;
        WebApplication application = VaultApplication.Build(vault, certificate);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new BackupVaultEmulator(application, vault, certificate);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            certificate?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Adds <paramref name="count"/> jobs of all types, the newest close to the current time of <see cref="Clock"/>, and a few jobs in
    /// the paired region. In an estate these are scheduled backups of all items instead, night by night, those of
    /// <see cref="VaultBehavior.FailingItems"/> failed. The same seed and time produce the same jobs.
    /// </summary>
    /// <exception cref="ArgumentException">The vault already contains the jobs of this seed.</exception>
    public void Seed(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        DateTimeOffset now = Clock.Now;
        if (_vault.Vaults.IsEstate)
        {
            foreach (IGrouping<HostedVault, JobDefinition> jobs in NightSeeder
                .Jobs(_vault.Vaults.All, count, seed, now, Behavior.FailingItems).GroupBy(job => job.Vault, job => job.Job))
                _vault.Add(jobs.Key, [.. jobs]);
            return;
        }

        _vault.Add(_vault.Vaults.All[0], [.. JobSeeder.Jobs(count, seed, now), .. JobSeeder.CrossRegionJobs((count + 49) / 50, seed, now)]);
    }

    /// <summary>Adds a job to <see cref="VaultPath"/>.</summary>
    /// <exception cref="ArgumentException">The vault already contains a job of that name.</exception>
    public void Add(JobDefinition job) => Add(VaultPath, job);

    /// <summary>Adds a job to a vault of the estate.</summary>
    /// <param name="vaultPath">Resource ID of the vault (<see cref="EmulatedVault.Path"/>); case is ignored.</param>
    /// <param name="job">The job.</param>
    /// <exception cref="ArgumentException">There is no such vault; or it already contains a job of that name; or it is a Backup vault,
    /// and the job has no <see cref="JobDefinition.Item"/>.</exception>
    public void Add(string vaultPath, JobDefinition job)
    {
        ArgumentNullException.ThrowIfNull(vaultPath);
        ArgumentNullException.ThrowIfNull(job);
        HostedVault vault = _vault.Vaults.Find(vaultPath)
            ?? throw new ArgumentException($"The emulator has no vault {vaultPath}.", nameof(vaultPath));
        if (vault.Definition.Kind == EmulatedVaultKind.BackupVault && job.Item is null)
            throw new ArgumentException("A job of a Backup vault needs an item.", nameof(job));
        _vault.Add(vault, [job]);
    }

    /// <summary>Clears <see cref="Requests"/>.</summary>
    public void ClearRequests() => _vault.Requests.Clear();

    private EmulatedVault First => _vault.Vaults.All[0].Definition;

    /// <summary>Stops the server and aborts requests that are still in progress.</summary>
    public async ValueTask DisposeAsync()
    {
        // A request that is never answered (an injected fault) must not delay the shutdown.
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(1));
        await _application.StopAsync(limit.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
    }
}
