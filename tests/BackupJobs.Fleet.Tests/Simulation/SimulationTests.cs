using Xunit.Abstractions;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>A few minutes of a simulated night; the README has those of large estates.</summary>
public class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_simulated_night_loses_no_end_and_its_requests_follow_the_vaults()
    {
        SimulationResult small = await RunAsync(200);
        SimulationResult large = await RunAsync(1000);

        foreach (SimulationResult result in (SimulationResult[])[small, large])
        {
            Assert.NotEmpty(result.Delays);
            Assert.Equal(0, result.Missing);
            Assert.Equal(0, result.Twice);
        }

        // Five times the vaults need five times the requests, but for the queries that all vaults share.
        Assert.InRange((double)(large.Asked.Lists + large.Asked.Details) / (small.Asked.Lists + small.Asked.Details), 3, 8);
        Assert.InRange(large.Asked.Graph, 1, 3 * small.Asked.Graph);
    }

    private async Task<SimulationResult> RunAsync(int vaults)
    {
        using StringWriter log = new();
        SimulationResult result =
            await NightSimulation.RunAsync(new SimulationPlan(vaults, Speed: 60, TimeSpan.FromMinutes(8)), log, default);
        output.WriteLine($"{vaults} vaults: {result.Ends} ends, {result.Cores:0.000} cores, "
            + $"{result.Asked.Lists} lists, {result.Asked.Details} details");
        return result;
    }
}
