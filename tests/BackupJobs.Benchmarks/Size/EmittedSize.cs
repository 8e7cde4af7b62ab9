using System.Globalization;
using BackupJobs.Benchmarks.Generator;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Size;

/// <summary>The size of generated code, as source and as IL. Nothing here measures time.</summary>
internal static class EmittedSize
{
    public static async Task RunAsync(bool quick)
    {
        await Console.Out.WriteLineAsync(
            "\n| client | records, enums, operations | characters, lines | of a record: median, largest | of a member | assembly | IL of a record: median, largest | of a member |\n|---|---:|---:|---:|---:|---:|---:|---:|")
            .ConfigureAwait(false);
        foreach ((string name, GeneratorProject project) in Projects())
            await Console.Out.WriteLineAsync(Row(name, EmittedClient.Of(project))).ConfigureAwait(false);
    }

    internal static IEnumerable<(string Name, GeneratorProject Project)> Projects()
    {
        string specs = Path.Combine(Repository.Root, "specs");
        string[] common = Directory.GetFiles(Path.Combine(specs, "common-types"), "*.json");
        yield return ("`BackupClient`", new GeneratorProject(Path.Combine(specs, "2026-11-01", "backup.json"), common));
        yield return ("`CrossRegionClient`", new GeneratorProject(Path.Combine(specs, "2018-12-20", "cross-region.json"), common));
        if (GeneratorProject.Documents.ArePublished)
            yield return ("published 2024-04-01, whole", new GeneratorProject());
    }

    private static string Row(string name, EmittedClient client)
    {
        EmittedRecord[] records = [.. client.Records.OrderBy(static record => record.Characters)];
        EmittedRecord[] byCode = [.. client.Records.OrderBy(static record => record.CodeBytes)];
        int members = records.Sum(static record => record.Members);
        (int characters, int code) =
            (records.Sum(static record => record.Characters) / members, byCode.Sum(static record => record.CodeBytes) / members);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {name} | {records.Length}, {client.Enums}, {client.Operations} | {client.Characters:N0}, {client.Lines:N0} | {records[records.Length / 2].Characters:N0}, {records[^1].Characters:N0} (`{records[^1].Name}`) | {characters:N0} | {client.AssemblyBytes:N0} B | {byCode[byCode.Length / 2].CodeBytes:N0}, {byCode[^1].CodeBytes:N0} B (`{byCode[^1].Name}`) | {code:N0} B |
            """);
    }
}
