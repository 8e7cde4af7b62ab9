using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace BackupJobs.Benchmarks;

/// <summary>
/// The fastest iteration relative to the baseline's fastest: other work on the machine only adds time, so that the minimum says
/// more about the code than the mean.
/// </summary>
internal sealed class FastestRatioColumn : IColumn
{
    public string Id => nameof(FastestRatioColumn);

    public string ColumnName => "Min Ratio";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Fastest iteration / fastest iteration of the baseline";

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(static row => row.Descriptor.Baseline);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics?.Min / summary[BaselineOf(summary, benchmarkCase)]?.ResultStatistics?.Min is { } ratio
            ? ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture)
            : "?";

    private static BenchmarkCase BaselineOf(Summary summary, BenchmarkCase row) =>
        summary.BenchmarksCases.First(other => other.Descriptor.Baseline && other.Parameters.DisplayInfo == row.Parameters.DisplayInfo);
}
