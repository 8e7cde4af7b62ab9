using System.Security.Cryptography.X509Certificates;
using BackupJobs.Emulator.Hosting;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using Microsoft.AspNetCore.Builder;

namespace BackupJobs.Emulator;

/// <summary>
/// A local emulator of a Recovery Services vault, for tests and for use without a subscription. It serves the jobs and operation-status
/// part of the API. Jobs run on the emulator's own <see cref="Clock"/>, and <see cref="Behavior"/> switches on what the real
/// service does to its
/// clients: throttling, faults, old wire formats. It listens on loopback only and rejects requests whose <c>Host</c> header is
/// not a loopback name.
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
    public string SubscriptionId => _vault.Options.SubscriptionId;

    /// <summary>Resource group name in <see cref="VaultPath"/>.</summary>
    public string ResourceGroup => _vault.Options.ResourceGroup;

    /// <summary>Vault name in <see cref="VaultPath"/>.</summary>
    public string VaultName => _vault.Options.VaultName;

    /// <summary>Resource ID of the vault, without a trailing slash.</summary>
    public string VaultPath => _vault.Options.VaultPath;

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
    /// Adds <paramref name="count"/> jobs of all types, the newest close to the current time of <see cref="Clock"/>, and a few
    /// jobs in the paired region.
    /// The same seed and time produce the same jobs.
    /// </summary>
    /// <exception cref="ArgumentException">The vault already contains the jobs of this seed.</exception>
    public void Seed(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        DateTimeOffset now = Clock.Now;
        _vault.Add([.. JobSeeder.Jobs(count, seed, now), .. JobSeeder.CrossRegionJobs((count + 49) / 50, seed, now)]);
    }

    /// <summary>Adds a job.</summary>
    /// <exception cref="ArgumentException">The vault already contains a job of that name.</exception>
    public void Add(JobDefinition job)
    {
        ArgumentNullException.ThrowIfNull(job);
        _vault.Add([job]);
    }

    /// <summary>Clears <see cref="Requests"/>.</summary>
    public void ClearRequests() => _vault.Requests.Clear();

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
