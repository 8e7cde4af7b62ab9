using BackupJobs.Benchmarks.Generator;
using BackupJobs.Benchmarks.Inputs;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>
/// What a client adds to a whole `dotnet build` without a compiler server: the whole document and the operations of its jobs, and
/// documents of more and more operations.
/// </summary>
internal static class ConsumerBuild
{
    public static async Task RunAsync(bool quick)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Console.Out.WriteLineAsync("build: skipped, because it measures with getrusage of 64-bit Linux.").ConfigureAwait(false);
            return;
        }

        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "benchmarks", "documents")).FullName;
        SizedDocument document = new(CompleteDocument.Load(GeneratorProject.Documents.Largest));
        string jobs = Path.Combine(folder, "jobs.json");
        document.Write(jobs, GeneratorProject.Documents.Jobs);
        string source = GeneratorProject.Documents.ArePublished
            ? "the published 2024-04-01 document"
            : "`specs/`, because the published document is missing";
        string kiota = KiotaTool.Missing is { } reason ? $" Kiota is skipped: {reason}." : "";
        await Console.Out.WriteLineAsync($"\nBuilds of clients of {source}.{kiota}").ConfigureAwait(false);
        int rounds = quick ? 1 : 3;
        await TableAsync("whole document", Sized(document.Operations), rounds).ConfigureAwait(false);
        if (!quick)
            await TableAsync("operations of the jobs", jobs, rounds).ConfigureAwait(false);
        // Its 80 are the whole document. The largest take minutes: they are built once.
        foreach (int operations in quick ? [10] : new[] { 10, 40, 400, 1000 })
            await TableAsync($"{operations:N0} operations", Sized(operations), operations > 100 ? 1 : rounds).ConfigureAwait(false);

        string Sized(int operations)
        {
            string file = Path.Combine(folder, $"{operations}.json");
            document.Write(file, operations);
            return file;
        }
    }

    private static async Task TableAsync(string title, string document, int rounds)
    {
        BuiltConsumer[] consumers = [.. Consumers(document, rounds)];
        // In turns, so that other work on the machine meets all of them.
        for (int round = 0; round < rounds; round++)
        {
            foreach (BuiltConsumer consumer in consumers)
                consumer.Measure();
        }

        await Console.Out.WriteLineAsync(
            $"\n| build: {title} | processor time | over an empty project | peak memory | assembly | generated characters |\n|---|---:|---:|---:|---:|---:|")
            .ConfigureAwait(false);
        foreach (BuiltConsumer consumer in consumers)
            await Console.Out.WriteLineAsync(consumer.RowAfter(consumers[0])).ConfigureAwait(false);
    }

    private static IEnumerable<BuiltConsumer> Consumers(string document, int rounds)
    {
        yield return new BuiltConsumer("an empty project", static _ => "");
        BuiltConsumer ours = new("ours", _ => ConsumerClients.Ours(document));
        yield return ours;
        // Of the largest documents it would take minutes, to say once more what the generator takes.
        if (rounds > 1)
        {
            yield return new BuiltConsumer("ours, its files without the generator", folder =>
            {
                ours.CopyGeneratedTo(folder);
                return ConsumerClients.Runtime;
            });
        }

        yield return new BuiltConsumer("NSwag", folder => ConsumerClients.NSwag(document, folder));
        if (KiotaTool.Missing is null)
            yield return new BuiltConsumer("Kiota", folder => ConsumerClients.Kiota(document, folder));
    }
}
