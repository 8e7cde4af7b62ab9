using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Reads an estate by Resource Graph: one query a page, however many vaults there are.</summary>
internal sealed class GraphSource(GraphSender sender, EstateScope scope, Action<UnreadableItem>? unreadable) : IEstateSource
{
    /// <summary>How long Resource Graph keeps jobs.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromDays(14);

    /// <summary>The same for another scope, within the same quota.</summary>
    public GraphSource Of(EstateScope other) => new(sender, other, unreadable);

    public async IAsyncEnumerable<VaultInfo> VaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RawJson row in RowsAsync(GraphQueries.Vaults(scope), cancellationToken).ConfigureAwait(false))
        {
            if (GraphRowReader.Vault(row) is { } vault)
                yield return vault;
        }
    }

    public async IAsyncEnumerable<ProtectedItemInfo> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RawJson row in RowsAsync(GraphQueries.Items(scope), cancellationToken).ConfigureAwait(false))
        {
            if (ProtectedItemReader.Read(row) is { } item)
                yield return item;
        }
    }

    public JobCursor Jobs(JobFilter filter) => Jobs(filter, changedSince: null);

    /// <param name="filter">Which jobs.</param>
    /// <param name="changedSince">Only those that can have changed since then; null for all.</param>
    public JobCursor Jobs(JobFilter filter, DateTimeOffset? changedSince) =>
        Jobs(GraphQueries.Jobs(filter, scope, changedSince), filter);

    /// <summary>Jobs that have started or ended since a time.</summary>
    public JobCursor Changes(DateTimeOffset since) => Jobs(GraphQueries.Changes(scope, since), new JobFilter());

    private JobCursor Jobs(string query, JobFilter filter)
    {
        GraphRows rows = new(sender, scope, query);
        return new JobCursor(() => rows.HasMore, async token =>
        {
            (ApiResponse response, IReadOnlyList<RawJson> page) = await rows.NextAsync(token).ConfigureAwait(false);
            List<JobResource> jobs = [];
            for (int index = 0; index < page.Count; index++)
            {
                JobResource? job = GraphRowReader.Job(page[index], index, unreadable);
                if (job is not null && filter.Matches(job))
                    jobs.Add(job);
            }

            return new ApiPage<JobResource> { Items = ValueList.From(jobs), Response = response };
        });
    }

    private async IAsyncEnumerable<RawJson> RowsAsync(string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GraphRows rows = new(sender, scope, query);
        while (rows.HasMore)
        {
            foreach (RawJson row in (await rows.NextAsync(cancellationToken).ConfigureAwait(false)).Rows)
                yield return row;
        }
    }
}
