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
    /// <param name="quick">Short, and in processor time: for a machine that does other things too.</param>
    /// <param name="artifacts">Where the tables are written.</param>
    public static IConfig Config(bool quick, string artifacts)
    {
        // In this process: NSwag's clients are made at start, and a process for each of 200 rows would make them 200 times.
        BenchmarkDotNet.Jobs.Job job = BenchmarkDotNet.Jobs.Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 40 : 150))
            // Long enough for the compiler in the background to have made the last form of the code.
            .WithWarmupCount(quick ? 12 : 8)
            .WithIterationCount(quick ? 6 : 12)
            .WithId(quick ? "quick" : "full");
        if (quick)
            job = job.WithClock(new ProcessorClock());
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
            .AddColumn(StatisticColumn.Min, new FastestRatioColumn())
            .HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2, Column.Median, Column.Ratio, Column.RatioSD)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(artifacts)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
    }
}
