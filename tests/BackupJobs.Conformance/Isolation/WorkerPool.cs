using System.Collections.Concurrent;
using BackupJobs.Conformance.Report;

namespace BackupJobs.Conformance.Isolation;

internal static class WorkerPool
{
    /// <summary>Runs the documents in <see cref="Options.Jobs"/> child processes; results in the documents' order.</summary>
    public static async Task<List<DocumentResult>> RunAsync(Options options, List<string> documents)
    {
        ConcurrentQueue<int> open = new(Enumerable.Range(0, documents.Count));
        DocumentResult[] results = new DocumentResult[documents.Count];
        async Task Drain()
        {
            using Worker worker = new(options.Folder);
            while (open.TryDequeue(out int index))
            {
                results[index] = await worker.RunAsync(documents[index]);
                if (!Console.IsErrorRedirected)
                    Console.Error.Write($"\r{documents.Count - open.Count} of {documents.Count} ");
            }
        }
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.Jobs, documents.Count)).Select(_ => Drain()));
        return [.. results];
    }
}
