using System.Globalization;
using JasperFx;
using Wolverine.Runtime.Agents;

namespace BackupJobs.Fleet;

/// <summary>A shard as Wolverine moves it: one agent, which runs in one process.</summary>
internal sealed class ShardAgent(int shard, OwnedShards owned) : IAgent
{
    public const string Scheme = "fleet-shard";

    public Uri Uri { get; } = UriOf(shard);

    public AgentStatus Status { get; private set; } = AgentStatus.Stopped;

    public string Description => string.Create(CultureInfo.InvariantCulture, $"shard {shard} of vaults");

    public static Uri UriOf(int shard) => new(string.Create(CultureInfo.InvariantCulture, $"{Scheme}://shard/{shard}"));

    public static int ShardOf(Uri uri) => int.Parse(uri.AbsolutePath.Trim('/'), NumberStyles.None, CultureInfo.InvariantCulture);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await owned.TakeAsync([shard], cancellationToken).ConfigureAwait(false);
        Status = AgentStatus.Running;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Status = AgentStatus.Stopped;
        await owned.ReleaseAsync([shard], cancellationToken).ConfigureAwait(false);
    }
}
