using System.Globalization;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>One run of a program.</summary>
internal readonly record struct FirstCallCost(double Milliseconds, double ProcessorMilliseconds, double Megabytes);

/// <summary>A program that lists a page, and its runs.</summary>
/// <param name="Name">In the table.</param>
/// <param name="File">Its executable file.</param>
/// <param name="IsNative">Compiled ahead of time.</param>
internal sealed record FirstProgram(string Name, string File, bool IsNative)
{
    public List<FirstCallCost> Costs { get; } = [];

    /// <summary>The row of the table.</summary>
    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name}, {(IsNative ? "native" : "JIT")} | {Median(static cost => cost.Milliseconds):0} ms | {Median(static cost => cost.ProcessorMilliseconds):0} ms | {Median(static cost => cost.Megabytes):0.0} MB | {(IsNative ? $"{new FileInfo(File).Length / 1e6:0.0} MB" : "")} |");

    private double Median(Func<FirstCallCost, double> figure) => Costs.Select(figure).Order().ElementAt(Costs.Count / 2);
}
