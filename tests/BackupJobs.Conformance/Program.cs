using BackupJobs.Conformance;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Isolation;
using BackupJobs.Conformance.Report;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
if (options.Worker)
    return await WorkerLoop.ServeAsync(options.Folder);

List<string> documents = DocumentFinder.Find(options.Folder, options.Include);
List<DocumentResult> results = await WorkerPool.RunAsync(options, documents);
ConsoleReport.Write(Console.Out, results);
if (options.Report is not null)
    JsonReport.Write(options.Report, results);
return results.Count > 0 && results.All(result => result.Passed) ? 0 : 1;
