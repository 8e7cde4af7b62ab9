using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Reading;

public class ReadPlacesTests
{
    [Fact]
    public void A_subscription_takes_an_eighth_of_the_workers_at_most()
    {
        ReadPlaces places = new(new FleetOptions { ParallelReads = 32 });
        WatchedVault[] vaults = [.. Enumerable.Range(0, 5).Select(number => Vault("t", "s1", number))];

        Assert.Equal([true, true, true, true, false], vaults.Select(places.TryTake));
        Assert.True(places.TryTake(Vault("t", "s2", 9)));
        places.Return(vaults[0], null);
        Assert.True(places.TryTake(vaults[4]));
    }

    [Fact]
    public void A_tenant_that_does_not_answer_leaves_most_workers_to_others_until_it_answers()
    {
        ReadPlaces places = new(new FleetOptions { ParallelReads = 16 });
        WatchedVault first = Vault("silent", "s0", 0);
        Assert.True(places.TryTake(first));
        places.Return(first, false);

        WatchedVault[] vaults = [.. Enumerable.Range(1, 6).Select(number => Vault("silent", $"s{number}", number))];
        Assert.Equal([true, true, true, true, false, false], vaults.Select(places.TryTake));
        Assert.True(places.TryTake(Vault("other", "s1", 1)));

        places.Return(vaults[0], true);
        Assert.Equal([true, true], vaults[4..].Select(places.TryTake));
    }

    [Fact]
    public void The_queue_counts_all_vaults_that_are_due()
    {
        FakeTimeProvider time = new();
        DueQueue queue = new(time);
        foreach (int number in Enumerable.Range(0, 5))
            queue.Schedule(Vault("t", "s", number), TimeSpan.FromSeconds(number));
        Assert.Equal(1, queue.DueCount);

        time.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(4, queue.DueCount);
        WatchedVault taken = Assert.Single(queue.Take(1, _ => TimeSpan.Zero));
        Assert.Equal(3, queue.DueCount);
        queue.Schedule(taken, TimeSpan.FromHours(1));
        Assert.Equal(3, queue.DueCount);
    }

    private static WatchedVault Vault(string tenant, string subscription, int number) => new(
        new VaultRow
        {
            Id = $"v{number}", Shard = 0, Subscription = subscription, Tenant = tenant, Kind = VaultKind.RecoveryServices,
            Name = $"v{number}", Found = DateTimeOffset.UnixEpoch,
        },
        new Fence(0, 1), null!);
}
