using System.Reflection;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace BackupJobs.Benchmarks;

/// <summary>
/// Runs all benchmarks of a table before the first is measured. They share a process and much code: the first rows would run code
/// that the background compiler has not optimized yet. It is the same for all peers, and no setting of the runtime is changed.
/// </summary>
internal static class WarmUp
{
    /// <summary>
    /// Code is compiled three times: as it is, to count, and optimized by the counts. Each time it has to be called again first.
    /// </summary>
    private const int Rounds = 3;

    /// <summary>The runtime compiles a method again after this many calls, also one that a benchmark runs once in each call.</summary>
    private const int Calls = 30;

    /// <summary>In processor time, so that it is as long on a busy machine.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(150);

    /// <summary>Processor time after which a round ends with fewer calls: the runtime compiles long loops again while they run.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(3);

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
        long begun = clock.GetTimestamp();
        TimeSpan used;
        int calls = 0;
        do
        {
            await CallAsync(benchmark.Descriptor.WorkloadMethod, subject).ConfigureAwait(false);
            used = new TimeSpan(clock.GetTimestamp() - begun);
            calls++;
        }
        while (used < Turn || (calls < Calls && used < LongestTurn));
        await CallAsync(benchmark.Descriptor.GlobalCleanupMethod, subject).ConfigureAwait(false);
    }

    private static Task CallAsync(MethodInfo? method, object subject) => method?.Invoke(subject, null) as Task ?? Task.CompletedTask;
}
