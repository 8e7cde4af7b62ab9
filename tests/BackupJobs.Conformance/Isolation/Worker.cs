using System.Diagnostics;
using BackupJobs.Conformance.Report;

namespace BackupJobs.Conformance.Isolation;

/// <summary>
/// A child process that runs one document after another. A crash, a hang or excessive memory fails only the document that
/// caused it; the next document gets a new process.
/// </summary>
internal sealed class Worker(string folder) : IDisposable
{
    /// <summary>Limit of processor time per document: elapsed time would depend on the machine's other programs.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    /// <summary>Limit of elapsed time, for a document that waits without using the processor.</summary>
    private static readonly TimeSpan MostElapsed = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private const long MostBytes = 1L << 30;

    private Process? _process;

    public async Task<DocumentResult> RunAsync(string document)
    {
        Process process = _process ??= await StartAsync();
        Stopwatch elapsed = Stopwatch.StartNew();
        TimeSpan before = process.TotalProcessorTime;
        TimeSpan worked = TimeSpan.Zero;
        long peak = 0;
        await process.StandardInput.WriteLineAsync(document);
        Task<string?> answer = process.StandardOutput.ReadLineAsync();
        string? fault = null;
        while (fault is null && await Task.WhenAny(answer, Task.Delay(Tick)) != answer)
        {
            process.Refresh();
            if (process.HasExited)
                continue;
            peak = Math.Max(peak, process.WorkingSet64);
            worked = process.TotalProcessorTime - before;
            fault = Excess(worked, elapsed.Elapsed, peak);
        }
        if (fault is null && await answer is { } line)
            return JsonReport.FromLine(line) with { PeakMegabytes = Megabytes(peak) };
        fault ??= "crash: the process ended";
        Dispose();
        return new DocumentResult(DocumentRun.NameOf(folder, document))
        {
            Faults = [new DocumentFault(fault, 1, fault)],
            Seconds = worked.TotalSeconds,
            PeakMegabytes = Megabytes(peak),
        };
    }

    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
    }

    private static string? Excess(TimeSpan worked, TimeSpan elapsed, long bytes)
    {
        if (bytes > MostBytes)
            return "memory: more than 1 GB";
        return worked > MostTime || elapsed > MostElapsed ? "time: more than 20 s" : null;
    }

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024.0);

    private async Task<Process> StartAsync()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcConcurrent"] = "0", ["DOTNET_GCConserveMemory"] = "5", ["DOTNET_TieredPGO"] = "0" },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Worker).Assembly.Location);
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add("--worker");
        Process process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(); // ready
        return process;
    }
}
