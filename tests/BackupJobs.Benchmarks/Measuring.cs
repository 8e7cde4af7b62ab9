using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace BackupJobs.Benchmarks;

/// <summary>How every table is measured.</summary>
internal static class Measuring
{
    /// <param name="quick">Short, and in processor time: for a busy machine.</param>
    /// <param name="artifacts">Folder for the tables.</param>
    public static IConfig Config(bool quick, string artifacts)
    {
        // In this process: NSwag's clients are created at start, and a process for each of 200 rows would create them 200 times.
        BenchmarkDotNet.Jobs.Job job = BenchmarkDotNet.Jobs.Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 40 : 150))
            // Long enough for the background compiler to finish; what compiles in the rounds before is compiled already.
            .WithWarmupCount(quick ? 12 : 4)
            .WithIterationCount(quick ? 6 : 10)
            .WithId(quick ? "quick" : "full");
        if (quick)
            job = job.WithClock(new ProcessorClock());
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(
                DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics,
                DefaultColumnProviders.Metrics)
            .AddColumn(StatisticColumn.Min, new FastestRatioColumn())
            .HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2, Column.Median, Column.Ratio, Column.RatioSD)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(artifacts)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
    }
}
