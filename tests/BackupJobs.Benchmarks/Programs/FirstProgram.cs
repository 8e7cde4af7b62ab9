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
    public string Row
    {
        get
        {
            string size = IsNative ? string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(File).Length / 1e6:0.0} MB") : "";
            double elapsed = Median(static cost => cost.Milliseconds);
            double processor = Median(static cost => cost.ProcessorMilliseconds);
            double memory = Median(static cost => cost.Megabytes);
            return string.Create(
                CultureInfo.InvariantCulture, $"| {Name}, {Kind} | {elapsed:0} ms | {processor:0} ms | {memory:0.0} MB | {size} |");
        }
    }

    private string Kind => IsNative ? "native" : "JIT";

    private double Median(Func<FirstCallCost, double> figure) => Costs.Select(figure).Order().ElementAt(Costs.Count / 2);
}
