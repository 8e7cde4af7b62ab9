using System.Globalization;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary><c>simulate VAULTS SPEED MINUTES</c>: one line of the README's table.</summary>
internal static class SimulationCommand
{
    public const string Verb = "simulate";

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length != 3)
        {
            await Console.Error.WriteLineAsync($"usage: {Verb} VAULTS SPEED MINUTES");
            return 2;
        }

        SimulationPlan plan = new(
            int.Parse(arguments[0], CultureInfo.InvariantCulture), double.Parse(arguments[1], CultureInfo.InvariantCulture),
            TimeSpan.FromMinutes(double.Parse(arguments[2], CultureInfo.InvariantCulture)));
        SimulationResult result = await NightSimulation.RunAsync(plan, Console.Error, default);
        Console.WriteLine(Row(plan, result));
        return 0;
    }

    /// <summary>A row of the table: vaults, ends an hour, cores, memory, requests, megabytes received, commits, delays, missing.</summary>
    private static string Row(SimulationPlan plan, SimulationResult result)
    {
        double seconds = result.Length.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {plan.Vaults:N0} | {result.Length.TotalMinutes:0} min | {result.Ends / seconds:0.0} | {result.Cores:0.000} "
            + $"| {result.Memory / 1e6:0} MB | {result.Asked.Lists / seconds:0.0}, {result.Asked.Details / seconds:0.0}, {result.Asked.Graph / seconds:0.00} "
            + $"| {result.Asked.Bytes / seconds / 1e6:0.00} MB | {result.Commits / seconds:0.0} | {result.StoredBytes / 1e6:0} MB "
            + $"| {result.Percentile(0.5).TotalSeconds:0.0} s, {result.Percentile(0.99).TotalSeconds:0.0} s, "
            + $"{result.Percentile(1).TotalSeconds:0.0} s | {result.Delays.Count(delay => delay > 90_000) + result.Missing} of "
            + $"{result.Delays.Length + result.Missing} | {result.Twice} | {result.Began.TotalSeconds:0} s |");
    }
}
