using System.Globalization;

namespace BackupJobs.Conformance.Report;

/// <summary>A table with one row per document and the total, then every failure and contradiction.</summary>
internal static class ConsoleReport
{
    private const int MostReasons = 10;

    public static void Write(TextWriter output, List<DocumentResult> results)
    {
        int width = Math.Clamp(results.Select(result => result.Document.Length).DefaultIfEmpty(8).Max(), 8, 96);
        Row(
            output, width, "document", "ops", "generated", "compiled", "examples", "passed", "explained", "failed", "s", "MB",
            "diagnostics");
        foreach (DocumentResult result in results)
            Row(output, width, result);
        Row(output, width, Total(results));
        WriteRates(output, results);
        WriteReasons(output, results);
        foreach (DocumentResult result in results)
            WriteExamples(output, result);
    }

    private static DocumentResult Total(List<DocumentResult> results) => new($"total: {results.Count}")
    {
        Operations = results.Sum(result => result.Operations),
        Generated = results.TrueForAll(result => result.Generated),
        Compiled = results.TrueForAll(result => result.Compiled),
        Diagnostics =
            new(
                results.SelectMany(result => result.Diagnostics)
                    .GroupBy(entry => entry.Key)
                    .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value)),
                StringComparer.Ordinal),
        Examples = results.Sum(result => result.Examples),
        ExamplesPassed = results.Sum(result => result.ExamplesPassed),
        ExamplesExplained = results.Sum(result => result.ExamplesExplained),
        Failures = results.SelectMany(result => result.Failures).ToList(),
        Seconds = results.Sum(result => result.Seconds),
        PeakMegabytes = results.Select(result => result.PeakMegabytes).DefaultIfEmpty().Max(),
    };

    private static void Row(TextWriter output, int width, DocumentResult result) => Row(
        output,
        width,
        result.Document.Length <= width ? result.Document : "…" + result.Document[^(width - 1)..],
        Number(result.Operations),
        result.Generated ? "yes" : "NO",
        result.Compiled ? "yes" : "NO",
        Number(result.Examples),
        Number(result.ExamplesPassed),
        Number(result.ExamplesExplained),
        Number(result.Failures.Count),
        result.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        result.PeakMegabytes.ToString("F0", CultureInfo.InvariantCulture),
        string.Join(' ', result.Diagnostics.Select(entry => $"{entry.Key}×{entry.Value}")));

    private static void Row(TextWriter output, int width, params string[] cells)
    {
        string numbers = string.Join("  ", cells[1..^1].Select((cell, index) => cell.PadLeft(index is 1 or 2 or 5 ? 9 : 8)));
        output.WriteLine($"{cells[0].PadRight(width)}{numbers}  {cells[^1]}".TrimEnd());
    }

    private static void WriteRates(TextWriter output, List<DocumentResult> results)
    {
        int good = results.Count(result => result.Generated && result.Compiled);
        output.WriteLine();
        output.WriteLine($"generated and compiled: {good} of {results.Count} ({Percent(good, results.Count)})");
        int examples = results.Sum(result => result.Examples);
        int passed = results.Sum(result => result.ExamplesPassed);
        int explained = results.Sum(result => result.ExamplesExplained);
        foreach (DocumentResult slow in results.OrderByDescending(result => result.Seconds).Take(1))
            output.WriteLine($"slowest: {slow.Document}: {slow.Seconds.ToString("F1", CultureInfo.InvariantCulture)} s of processor time");
        foreach (DocumentResult large in results.OrderByDescending(result => result.PeakMegabytes).Take(1))
            output.WriteLine($"largest: {large.Document}: {large.PeakMegabytes.ToString("F0", CultureInfo.InvariantCulture)} MB");
        output.WriteLine(
            $"examples replayed: {examples}; passed: {passed}; failed as their own contradiction explains: {explained}; ({Percent(passed + explained, examples)})");
    }

    private static void WriteReasons(TextWriter output, List<DocumentResult> results)
    {
        IEnumerable<(int Count, string Reason)> reasons = results
            .SelectMany(
                result => result.Faults.Take(1).Select(fault => fault.Kind).Concat(result.Failures.Select(failure => failure.Reason)))
            .GroupBy(reason => reason)
            .Select(group => (group.Count(), group.Key))
            .OrderByDescending(reason => reason.Item1)
            .Take(MostReasons);
        foreach ((int count, string reason) in reasons)
            output.WriteLine($"{count,8}  {reason}");
    }

    private static void WriteExamples(TextWriter output, DocumentResult result)
    {
        if (result.Faults.Count + result.Failures.Count + result.Contradictions.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(result.Document);
        foreach (DocumentFault fault in result.Faults)
            output.WriteLine($"  FAULT {fault.Count} × {fault.First}");
        foreach (ExampleFailure failure in result.Failures)
            output.WriteLine($"  FAILED {failure.Operation} \"{failure.Example}\": {failure.Reason}: {failure.Detail}");
        foreach (IGrouping<(string, string), ExampleContradiction> example in result.Contradictions.GroupBy(
            entry => (entry.Operation, entry.Example)))
        {
            string contradictions = string.Join("; ", example.Select(entry => entry.Contradiction));
            output.WriteLine($"  contradicts its document: {example.Key.Item1} \"{example.Key.Item2}\": {contradictions}");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(int part, int whole) =>
        whole == 0 ? "none" : (100.0 * part / whole).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
