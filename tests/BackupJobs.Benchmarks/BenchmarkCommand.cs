using BackupJobs.Benchmarks.EndToEnd;
using BackupJobs.Benchmarks.Generator;
using BackupJobs.Benchmarks.Json;
using BackupJobs.Benchmarks.Programs;
using BackupJobs.Benchmarks.Size;
using BackupJobs.Testing;
using BenchmarkDotNet.Running;

namespace BackupJobs.Benchmarks;

/// <summary>The parts of the program, each of which prints its tables.</summary>
internal static class BenchmarkCommand
{
    private static readonly (string Name, Func<bool, Task> Run)[] Parts =
    [
        ("reading", Tables<Reading>),
        ("writing", Tables<Writing>),
        ("equality", Tables<Equality>),
        ("listing", Tables<Listing>),
        ("size", EmittedSize.RunAsync),
        ("options", OptionCost.RunAsync),
        ("generator", Tables<Generating>),
        ("paths", Tables<Growing>),
        ("build", ConsumerBuild.RunAsync),
        ("command", NativeCommand.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        bool quick = arguments.Contains("--quick");
        string[] names = [.. arguments.Where(static argument => argument != "--quick")];
        if (names.Except(Parts.Select(static part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"'{unknown}' is no part. Name none for all, or some of: {string.Join(' ', Parts.Select(static part => part.Name))}; --quick measures for a shorter time.")
                .ConfigureAwait(false);
            return 2;
        }

        foreach ((string name, Func<bool, Task> run) in Parts)
        {
            if (names.Length == 0 || names.Contains(name))
                await run(quick).ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task Tables<T>(bool quick)
    {
        BenchmarkRunInfo benchmarks =
            BenchmarkConverter.TypeToBenchmarks(
                typeof(T), Measuring.Config(quick, Path.Combine(Repository.Root, "artifacts", "benchmarks")));
        await WarmUp.RunAsync(benchmarks.BenchmarksCases).ConfigureAwait(false);
        BenchmarkRunner.Run(benchmarks);
    }
}
