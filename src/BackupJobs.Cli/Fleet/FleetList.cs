using System.Runtime.CompilerServices;
using BackupJobs.Cli.FleetApi;

namespace BackupJobs.Cli;

/// <summary>Reads the pages of a fleet's list of ended jobs.</summary>
internal static class FleetList
{
    private const int LargestPage = 1_000;
    private const int SmallestPage = 100;
    private const int MostJobs = 1_000_000;

    /// <summary>The jobs that match, the newest end first.</summary>
    /// <param name="fleet">The service.</param>
    /// <param name="filter">Which jobs.</param>
    /// <param name="top">How many are wanted; 0 for all.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="FailureException">A page cannot be read, or the list has too many of them.</exception>
    public static async IAsyncEnumerable<JobReport> ReadAsync(
        FleetConnection fleet, FleetFilter filter, int top, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int limit = top == 0 ? LargestPage : Math.Clamp(top, SmallestPage, LargestPage);
        HashSet<string> cursors = new(StringComparer.Ordinal);
        int found = 0;
        string? cursor = null;
        do
        {
            EndedJobPage page = await fleet.ListAsync(filter, limit, cursor, cancellationToken).ConfigureAwait(false);
            foreach (EndedJob job in page.Items.Where(filter.Matches))
            {
                yield return FleetReports.Of(job);
                if (++found == top)
                    yield break;
            }

            cursor = page.NextCursor;
            Check(cursor, cursors, limit);
        }
        while (cursor is not null);
    }

    private static void Check(string? cursor, HashSet<string> cursors, int limit)
    {
        if (cursor is null)
            return;
        if (!cursors.Add(cursor))
            throw new FailureException(new Failure(
                ExitCode.Error, "the fleet's list does not end", "It answers with the same page again.", FleetFailures.WrongService));
        if (cursors.Count >= MostJobs / limit)
            throw new FailureException(new Failure(
                ExitCode.Error, $"the fleet's list has more than {MostJobs} jobs",
                Advice: "narrow it with --since, --status, --subscription or --fleet-vault, or list only the newest with --top"));
    }
}
