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
        ("generator", GeneratorAsync),
        ("paths", Tables<Growing>),
        ("build", ConsumerBuild.RunAsync),
        ("first", FirstCall.RunAsync),
        ("command", NativeCommand.RunAsync),
    ];

    /// <summary>The names of the parts.</summary>
    public static IEnumerable<string> Names => Parts.Select(static part => part.Name);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is [Cost.Argument, .. { Length: > 0 } command])
            return Cost.Measure(command);
        bool quick = arguments.Contains("--quick");
        string[] names = [.. arguments.Where(static argument => argument != "--quick")];
        if (names.Except(Names).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"'{unknown}' is no part. Name none for all, or some of: {string.Join(' ', Names)}; --quick measures for a shorter time.")
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

    private static async Task GeneratorAsync(bool quick)
    {
        await Tables<Generating>(quick).ConfigureAwait(false);
        await Selecting.RunAsync(quick).ConfigureAwait(false);
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
