using BackupJobs.Conformance.Report;

namespace BackupJobs.Conformance.Isolation;

/// <summary>The child's side: an empty line when it is ready, then a document a line from standard input, a result a line to standard output.</summary>
internal static class WorkerLoop
{
    public static async Task<int> ServeAsync(string folder)
    {
        // Generated code and handlers may write to the console; the protocol's stream is not theirs.
        TextWriter answers = Console.Out;
        Console.SetOut(Console.Error);
        await WarmUp.RunAsync();
        await answers.WriteLineAsync();
        await answers.FlushAsync();
        while (Console.In.ReadLine() is { } document)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            DocumentResult result = await RunAsync(folder, document);
            await answers.WriteLineAsync(JsonReport.ToLine(result with { Seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds }));
            await answers.FlushAsync();
            // The next document is not to pay for this one's garbage.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        return 0;
    }

    // A fault of the runner's own is a result too, and costs one document.
    private static async Task<DocumentResult> RunAsync(string folder, string document)
    {
        try
        {
            return await DocumentRun.RunAsync(folder, document);
        }
        catch (Exception fault)
        {
            return new DocumentResult(DocumentRun.NameOf(folder, document)) { Faults = [new DocumentFault($"the runner failed: {fault.GetType().Name}", 1, fault.ToString())] };
        }
    }
}
