using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace BackupJobs.Fleet;

/// <summary>All shards, which every process can own.</summary>
internal sealed class ShardAgents(OwnedShards owned) : IStaticAgentFamily
{
    private static readonly Uri[] All = [.. Enumerable.Range(0, Shards.Count).Select(ShardAgent.UriOf)];

    public string Scheme => ShardAgent.Scheme;

    public ValueTask<IReadOnlyList<Uri>> AllKnownAgentsAsync() => ValueTask.FromResult<IReadOnlyList<Uri>>(All);

    public ValueTask<IReadOnlyList<Uri>> SupportedAgentsAsync() => ValueTask.FromResult<IReadOnlyList<Uri>>(All);

    public ValueTask<IAgent> BuildAgentAsync(Uri uri, IWolverineRuntime wolverineRuntime) =>
        ValueTask.FromResult<IAgent>(new ShardAgent(ShardAgent.ShardOf(uri), owned));

    public ValueTask EvaluateAssignmentsAsync(AssignmentGrid assignments)
    {
        assignments.DistributeEvenly(Scheme);
        return ValueTask.CompletedTask;
    }
}
