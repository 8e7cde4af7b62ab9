using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine;
using Wolverine.Postgresql;
using Wolverine.Runtime.Agents;

namespace BackupJobs.Fleet;

/// <summary>
/// Shards over several processes by Wolverine's agents in PostgreSQL. It has a host of its own, so that the program around it notices
/// nothing of it. Its three guards are the epoch of each shard, the timeout of sessions here, and the settings here.
/// </summary>
internal sealed class WolverineShardHost(
    FleetOptions options, FleetHealth health, IHostApplicationLifetime lifetime, ILoggerFactory loggers) : IShardHost
{
    private const string Schema = "fleet_owners";

    // A leader that is stopped keeps its session, and with it the lock of the leader, unless the server ends the session.
    private const int LongestIdleSession = 8000;

    private IHost? _host;

    public async Task StartAsync(OwnedShards owned, CancellationToken cancellationToken)
    {
        // What an attempt that failed has left.
        await ForgetAsync().ConfigureAwait(false);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        OwnerLogs logs = new(loggers, health, lifetime.ApplicationStopping);
        builder.Services.AddSingleton<ILoggerFactory>(logs);
        builder.Services.AddSingleton<IAgentFamily>(new ShardAgents(owned));
        builder.UseWolverine(wolverine => Configure(wolverine, ConnectionString()));
        _host = builder.Build();
        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        logs.HasStarted = true;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_host is null)
            return;
        await _host.StopAsync(cancellationToken).ConfigureAwait(false);
        await ForgetAsync().ConfigureAwait(false);
    }

    private async Task ForgetAsync()
    {
        // Some of its services can only be disposed of in this way.
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync().ConfigureAwait(false);
        _host = null;
    }

    private static void Configure(WolverineOptions wolverine, string connectionString)
    {
        wolverine.ServiceName = "backup-jobs-fleet";
        // There are no messages of ours: nothing is searched, and no code has to be generated.
        wolverine.Discovery.DisableConventionalDiscovery();
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        wolverine.PersistMessagesWithPostgresql(connectionString, Schema);
        wolverine.Durability.Mode = DurabilityMode.Balanced;
        wolverine.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        wolverine.Durability.FirstHealthCheckExecution = TimeSpan.FromSeconds(1);
        wolverine.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(10);
        wolverine.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);
        // Each shard that waits for others is not read: all are owned at once, and move when a process comes.
        wolverine.Durability.AssignmentSettlePeriod = TimeSpan.Zero;
        wolverine.Durability.LeaderColdStartHoldEvaluations = 0;
        wolverine.Durability.AgentStartBatchSize = Shards.Count;
    }

    private string ConnectionString()
    {
        NpgsqlConnectionStringBuilder settings = new(options.PostgreSql);
        settings.Options = $"{settings.Options} -c idle_session_timeout={LongestIdleSession}".Trim();
        // Connections of the pool are closed before the server does it.
        settings.ConnectionIdleLifetime = 4;
        settings.ConnectionPruningInterval = 1;
        settings.ApplicationName = "backup-jobs-fleet-owners";
        return settings.ToString();
    }
}
