using BackupJobs.Fleet.Web;

namespace BackupJobs.Fleet.Tests.Web;

public class ItemHistoryTests
{
    [Fact]
    public void A_day_without_a_success_is_a_gap()
    {
        JobEnd[] ends = [At(0), At(24), At(72), At(96)];

        HistoryGap gap = Assert.Single(ItemHistories.Gaps(ends, [], Ends.Noon.AddDays(-30), Ends.Noon));
        Assert.Equal(new HistoryGap(Ends.Noon.AddHours(-72), Ends.Noon.AddHours(-24), GapReason.NoSuccess), gap);
    }

    [Fact]
    public void A_backup_that_takes_a_little_longer_is_no_gap() =>
        Assert.Empty(ItemHistories.Gaps([At(0), At(25.5)], [], Ends.Noon.AddDays(-30), Ends.Noon));

    [Fact]
    public void A_gap_lasts_until_the_next_success()
    {
        JobEnd[] ends = [Failed(1), Failed(25), At(49)];

        Assert.Equal(
            [new HistoryGap(Ends.Noon.AddHours(-49), null, GapReason.NoSuccess)],
            ItemHistories.Gaps(ends, [], Ends.Noon.AddDays(-30), Ends.Noon));
    }

    [Fact]
    public void Times_in_which_the_vault_was_not_read_are_gaps()
    {
        CoverageGap gap = new(Ends.Vault, Ends.Noon.AddHours(-10), Ends.Noon.AddHours(-5), null);

        Assert.Equal(
            [new HistoryGap(gap.From, gap.Until, GapReason.NotRead)],
            ItemHistories.Gaps([At(1)], [gap], Ends.Noon.AddDays(-30), Ends.Noon));
    }

    [Fact]
    public void A_day_shows_its_worst_outcome()
    {
        IReadOnlyList<HistoryDay> days = ItemHistories.Days([At(0), Failed(1), At(48)], 3, Ends.Noon);

        Assert.Equal([JobOutcome.Completed, null, JobOutcome.Failed], days.Select(day => day.Outcome));
        Assert.Equal(new DateOnly(2026, 11, 29), days[^1].Date);
    }

    private static JobEnd At(double hoursAgo) => Ends.Completed() with { Ended = Ends.Noon.AddHours(-hoursAgo) };

    private static JobEnd Failed(double hoursAgo) => Ends.Failed() with { Ended = Ends.Noon.AddHours(-hoursAgo) };
}
