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
    /// <param name="quick">A short job: for a machine that does other things too, where long ones are no better.</param>
    /// <param name="artifacts">Where the tables are written.</param>
    public static IConfig Config(bool quick, string artifacts)
    {
        // In this process: NSwag's clients are made at start, and a process for each of 200 rows would make them 200 times.
        BenchmarkDotNet.Jobs.Job job = BenchmarkDotNet.Jobs.Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 50 : 200))
            .WithWarmupCount(quick ? 3 : 5)
            .WithIterationCount(quick ? 3 : 8)
            .WithId(quick ? "quick" : "full");
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
            .AddColumn(BaselineRatioColumn.RatioMean)
            .HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2, Column.Median, Column.RatioSD)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(artifacts)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
    }
}
