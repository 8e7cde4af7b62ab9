using System.Reflection;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace BackupJobs.Benchmarks;

/// <summary>
/// Runs all bodies of a table before the first is measured. They share a process and much code: without it the rows that come first run what the compiler in
/// the background has not optimized yet. The same for all peers, and no setting of the runtime is another than in a program.
/// </summary>
internal static class WarmUp
{
    /// <summary>Code is compiled three times: as it is, to count, and optimized by the counts. Each time it has to be called again first.</summary>
    private const int Rounds = 3;

    /// <summary>Processor time, so that a busy machine shortens nothing.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(150);

    public static async Task RunAsync(IReadOnlyList<BenchmarkCase> benchmarks)
    {
        for (int round = 0; round < Rounds; round++)
        {
            foreach (BenchmarkCase benchmark in benchmarks)
                await RunAsync(benchmark).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(BenchmarkCase benchmark)
    {
        object subject = Activator.CreateInstance(benchmark.Descriptor.Type)!;
        foreach (ParameterInstance parameter in benchmark.Parameters.Items)
            benchmark.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(subject, parameter.Value);
        await CallAsync(benchmark.Descriptor.GlobalSetupMethod, subject).ConfigureAwait(false);
        ProcessorClock clock = new();
        long end = clock.GetTimestamp() + Turn.Ticks;
        do
            await CallAsync(benchmark.Descriptor.WorkloadMethod, subject).ConfigureAwait(false);
        while (clock.GetTimestamp() < end);
        await CallAsync(benchmark.Descriptor.GlobalCleanupMethod, subject).ConfigureAwait(false);
    }

    private static Task CallAsync(MethodInfo? method, object subject) => method?.Invoke(subject, null) as Task ?? Task.CompletedTask;
}
