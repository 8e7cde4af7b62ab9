using BackupJobs.Fleet.Tests.Kill;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>What a sink has received when the host stops is not delivered again.</summary>
public class DrainTests
{
    [Fact]
    public async Task A_delivery_on_its_way_is_finished_and_noted()
    {
        string folder = Directory.CreateTempSubdirectory("fleet-").FullName;
        await using TestEstate estate = await TestEstate.StartAsync(1);
        estate.StartJobs(1);
        string key = estate.Keys.Single();
        await using (LocalFleet stopped = await LocalFleet.StartAsync(estate, folder))
        {
            stopped.Sink.Takes = TimeSpan.FromSeconds(2);
            await LocalFleet.UntilAsync(() => Task.FromResult(stopped.Sink.Keys.Contains(key)));
        }

        await using (LocalFleet next = await LocalFleet.StartAsync(estate, folder))
        {
            estate.StartJobs(1);
            await LocalFleet.UntilAsync(() => Task.FromResult(next.Sink.Received.Count > 0));
            // The ends of a vault keep their order: the first would come before the second.
            Assert.DoesNotContain(key, next.Sink.Keys);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_receiver_that_hangs_does_not_keep_the_service()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        estate.StartJobs(1);
        long stopping;
        await using (LocalFleet fleet = await LocalFleet.StartAsync(estate))
        {
            fleet.Sink.Takes = TimeSpan.FromMinutes(5);
            await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Sink.Received.Count > 0));
            stopping = TimeProvider.System.GetTimestamp();
        }

        // 10 s, and what a loaded machine may need.
        Assert.InRange(TimeProvider.System.GetElapsedTime(stopping), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20));
    }
}
