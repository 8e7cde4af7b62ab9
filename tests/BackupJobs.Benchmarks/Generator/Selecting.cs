using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Benchmarks.Inputs;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Generator;

/// <summary>
/// 100 operations out of the middle of a document of 11,000, which has the size of Microsoft Graph's: a run takes too long for the
/// iterations of the other tables.
/// </summary>
internal static class Selecting
{
    private const int Operations = 11_000;
    private const int Selected = 100;

    public static async Task RunAsync(bool quick)
    {
        string file = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "benchmarks", "documents")).FullName, "large.json");
        new SizedDocument(CompleteDocument.Load(GeneratorProject.Documents.Largest)).Write(file, Operations);
        GeneratorProject project = new(file, [], string.Join(';', Middle(file)));
        byte[] bytes = await File.ReadAllBytesAsync(file).ConfigureAwait(false);

        await Console.Out.WriteLineAsync(
            $"\n| {Selected} operations of a document of {bytes.Length / 1e6:0.0} MB | first run | median | processor time |\n|---|---:|---:|---:|")
            .ConfigureAwait(false);
        await MeasureAsync("`Utf8JsonReader`, tokens only", quick, () => Walk(bytes)).ConfigureAwait(false);
        await MeasureAsync(
            "ours, cold: a driver that has not run", quick,
            () => GeneratorProject.FilesOf(project.Driver.RunGenerators(project.Compilation)))
            .ConfigureAwait(false);
    }

    private static IEnumerable<string> Middle(string file)
    {
        using FileStream stream = File.OpenRead(file);
        string[] all = [.. SizedDocument.OperationsOf(JsonNode.Parse(stream)!.AsObject())];
        return all.Skip((all.Length - Selected) / 2).Take(Selected);
    }

    private static int Walk(byte[] json)
    {
        Utf8JsonReader reader = new(json);
        int tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    private static async Task MeasureAsync(string name, bool quick, Func<int> run)
    {
        ProcessorClock clock = new();
        List<(double Elapsed, double Processor)> costs = [];
        for (int i = 0; i < (quick ? 3 : 11); i++)
        {
            (long begun, long processor) = (Stopwatch.GetTimestamp(), clock.GetTimestamp());
            if (run() == 0)
                throw new InvalidOperationException($"{name}: nothing was done.");
            costs.Add(
                (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, new TimeSpan(clock.GetTimestamp() - processor).TotalMilliseconds));
        }

        (double elapsed, double used) = (Median(static cost => cost.Elapsed), Median(static cost => cost.Processor));
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"| {name} | {costs[0].Elapsed:0} ms | {elapsed:0} ms | {used:0} ms |"))
            .ConfigureAwait(false);

        double Median(Func<(double Elapsed, double Processor), double> figure) =>
            costs.Select(figure).Order().ElementAt(costs.Count / 2);
    }
}
