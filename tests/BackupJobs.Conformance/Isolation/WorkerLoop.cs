using BackupJobs.Conformance.Report;

namespace BackupJobs.Conformance.Isolation;

/// <summary>
/// The child process: writes an empty line when it is ready, then reads one document per line and writes one result per line.
/// </summary>
internal static class WorkerLoop
{
    public static async Task<int> ServeAsync(string folder)
    {
        // Generated code and handlers may write to the console, which must not reach the stream of the protocol.
        TextWriter answers = Console.Out;
        Console.SetOut(Console.Error);
        await WarmUp.RunAsync();
        await answers.WriteLineAsync();
        await answers.FlushAsync();
        while (Console.In.ReadLine() is { } document)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            DocumentResult result = await RunAsync(folder, document);
            await answers.WriteLineAsync(
                JsonReport.ToLine(result with { Seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds }));
            await answers.FlushAsync();
            // The garbage of this document must not count for the next one.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        return 0;
    }

    // A fault of the runner itself fails only this document.
    private static async Task<DocumentResult> RunAsync(string folder, string document)
    {
        try
        {
            return await DocumentRun.RunAsync(folder, document);
        }
        catch (Exception fault)
        {
            return new DocumentResult(
                DocumentRun.NameOf(folder, document)) { Faults =
                    [new DocumentFault($"the runner failed: {fault.GetType().Name}", 1, fault.ToString())] };
        }
    }
}
