namespace BackupJobs.Fleet.Web;

/// <summary>Finds gaps in the history of an item. Functions of their input.</summary>
internal static class ItemHistories
{
    private static readonly TimeSpan LongestWithoutSuccess = TimeSpan.FromHours(24);

    // A daily backup is not late because it took a little longer today.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <param name="ends">The item's jobs since <paramref name="from"/>, the newest first.</param>
    /// <param name="coverage">Gaps of the vault's coverage.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="now">The last moment.</param>
    public static IReadOnlyList<HistoryGap> Gaps(
        IReadOnlyList<JobEnd> ends, IEnumerable<CoverageGap> coverage, DateTimeOffset from, DateTimeOffset now)
    {
        List<HistoryGap> gaps = [];
        DateTimeOffset? last = null;
        foreach (DateTimeOffset success in ends.Where(end => end.Succeeded).Select(end => end.Ended).Order())
        {
            if (last is { } before && success - before > LongestWithoutSuccess + Grace)
                gaps.Add(new HistoryGap(before, success, GapReason.NoSuccess));
            last = success;
        }

        // Before its first success the item may not have existed.
        DateTimeOffset? open = last ?? (ends.Count > 0 ? ends[^1].Ended : null);
        if (open is { } since && now - since > LongestWithoutSuccess + Grace)
            gaps.Add(new HistoryGap(since, null, GapReason.NoSuccess));
        gaps.AddRange(coverage.Where(gap => gap.Until >= from)
            .Select(gap => new HistoryGap(gap.From, gap.Until, GapReason.NotRead)));
        return [.. gaps.OrderByDescending(gap => gap.From)];
    }

    /// <summary>The worst outcome of each day.</summary>
    public static IReadOnlyList<HistoryDay> Days(IReadOnlyList<JobEnd> ends, int days, DateTimeOffset now)
    {
        ILookup<DateOnly, JobOutcome> byDay = ends.ToLookup(end => DateOnly.FromDateTime(end.Ended.UtcDateTime), end => end.Outcome);
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            .. Enumerable.Range(0, days).Select(i => today.AddDays(i - days + 1))
                .Select(date => new HistoryDay(date, Worst(byDay[date])))
        ];
    }

    private static JobOutcome? Worst(IEnumerable<JobOutcome> outcomes)
    {
        JobOutcome? worst = null;
        foreach (JobOutcome outcome in outcomes)
        {
            if (worst is null || Rank(outcome) > Rank(worst.Value))
                worst = outcome;
        }

        return worst;
    }

    private static int Rank(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Failed => 4,
        JobOutcome.Unknown => 3,
        JobOutcome.Cancelled => 2,
        JobOutcome.CompletedWithWarnings => 1,
        _ => 0,
    };
}
