namespace BackupJobs.Cli.Tests.Vaults;

public class JobListingTests
{
    [Fact]
    public void Jobs_of_one_list_are_the_newest_first_even_if_the_service_lists_others_first()
    {
        Assert.Equal(["b", "c", "a", "d"], Merge([(1, "a"), (3, "b"), (3, "c"), (null, "d")]));
        Assert.Equal(["a", "b", "c", "d"], Merge([(3, "a"), (3, "b"), (1, "c"), (null, "d")]));
        Assert.Equal(["b", "a"], Merge([(null, "a"), (1, "b")]));
    }

    [Fact]
    public void Several_lists_are_one() => Assert.Equal(["c", "a", "d", "b"], Merge([(3, "a"), (1, "b")], [], [(4, "c"), (2, "d")]));

    private static string[] Merge(params (int? Day, string Id)[][] lists)
    {
        IReadOnlyList<string> merged = JobListing.Merge(lists.Select(list => new JobListing<string>(
            [.. list.Select(job => new ListedJob<string>(
                job.Day is { } day ? new DateTimeOffset(2024, 5, day, 0, 0, 0, TimeSpan.Zero) : null, job.Id))],
            null)));
        Assert.Equal(merged, Enumerable.Range(0, merged.Count).Select(i => merged[i]));
        return [.. merged];
    }
}
