using System.Security.Cryptography.X509Certificates;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using Microsoft.AspNetCore.Builder;

namespace BackupJobs.Emulator;

/// <summary>
/// A Recovery Services vault on loopback, for tests and for trying things without a subscription. It serves the jobs and operation-status
/// part of the API, with jobs that run on the vault's own <see cref="Clock"/> and with everything the real service does to its clients as a switch.
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
        _vault.Blobs.Endpoint = new Uri(addresses[1]);
    }

    /// <summary>Origin of the vault's API.</summary>
    public Uri Endpoint { get; }

    /// <summary>Origin of the export's blobs: another port than <see cref="Endpoint"/>, so that a token sent there shows.</summary>
    public Uri BlobEndpoint => _vault.Blobs.Endpoint;

    /// <summary>Certificate of this run, for the client to trust; null without TLS.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Subscription in <see cref="VaultPath"/>.</summary>
    public string SubscriptionId => _vault.Options.SubscriptionId;

    /// <summary>Resource group in <see cref="VaultPath"/>.</summary>
    public string ResourceGroup => _vault.Options.ResourceGroup;

    /// <summary>Vault in <see cref="VaultPath"/>.</summary>
    public string VaultName => _vault.Options.VaultName;

    /// <summary>Resource id of the vault, without a slash at its end.</summary>
    public string VaultPath => PathOf(_vault.Options);

    /// <summary>Time in the vault.</summary>
    public VaultClock Clock => _vault.Clock;

    /// <summary>What the vault does from now on. Requests on their way keep what they have begun with.</summary>
    public VaultBehavior Behavior
    {
        get => _vault.Behavior;
        set => _vault.Behavior = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Requests so far, in the order in which they came. A copy: later requests do not appear in it.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _vault.Log.Snapshot();

    /// <summary>Starts a vault and returns when it listens.</summary>
    /// <param name="options">Null for the defaults: no TLS, a free port, no jobs.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<BackupVaultEmulator> StartAsync(BackupVaultOptions? options = null, CancellationToken cancellationToken = default)
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
    /// Adds <paramref name="count"/> jobs of all types, newest near the vault's present time, and a few to the paired region.
    /// The same seed at the same time makes the same jobs.
    /// </summary>
    /// <exception cref="ArgumentException">Jobs of this seed are in the vault already.</exception>
    public void Seed(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        DateTimeOffset now = Clock.Now;
        _vault.Add([.. JobSeeder.Jobs(count, seed, now), .. JobSeeder.CrossRegionJobs((count + 49) / 50, seed, now)]);
    }

    /// <summary>Adds a job.</summary>
    /// <exception cref="ArgumentException">A job of that name is in the vault already.</exception>
    public void Add(JobDefinition job)
    {
        ArgumentNullException.ThrowIfNull(job);
        _vault.Add([job]);
    }

    /// <summary>Forgets the requests recorded so far.</summary>
    public void ClearRequests() => _vault.Log.Clear();

    /// <summary>Stops listening and ends requests that are still on their way.</summary>
    public async ValueTask DisposeAsync()
    {
        // Requests that are never answered (a fault) must not hold up the end.
        using CancellationTokenSource impatience = new(TimeSpan.FromSeconds(1));
        await _application.StopAsync(impatience.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
    }

    internal static string PathOf(BackupVaultOptions options) =>
        $"/subscriptions/{options.SubscriptionId}/resourceGroups/{options.ResourceGroup}/providers/Microsoft.RecoveryServices/vaults/{options.VaultName}";
}
