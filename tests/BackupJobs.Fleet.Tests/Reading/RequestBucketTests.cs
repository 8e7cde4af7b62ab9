using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Reading;

public class RequestBucketTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_bucket_begins_empty_and_fills_to_its_limit()
    {
        RequestBucket bucket = new(20, 200, _time);

        Assert.Equal(TimeSpan.FromSeconds(0.05), bucket.Take());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => bucket.Take() == TimeSpan.Zero));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, bucket.Left);
    }

    [Fact]
    public void The_service_stops_and_lowers_it()
    {
        RequestBucket bucket = new(20, 200, _time);
        _time.Advance(TimeSpan.FromMinutes(1));

        bucket.Lower(3);
        Assert.Equal(3, bucket.Left);
        bucket.Stop(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), bucket.Take());
        bucket.Stop(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(30), bucket.Wait());
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, bucket.Take());
    }

    [Fact]
    public void A_budget_leaves_a_spare_part_and_is_for_one_tenant_and_subscription()
    {
        Budgets budgets = new(new FleetOptions(), _time);
        RequestBucket bucket = budgets.Of("t", "S");
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(200, bucket.Left);
        Assert.Same(bucket, budgets.Of("t", "s"));
        Assert.NotSame(bucket, budgets.Of("u", "s"));
        budgets.Forget("t", "s");
        Assert.Equal(0, budgets.Of("t", "s").Left);
    }
}
