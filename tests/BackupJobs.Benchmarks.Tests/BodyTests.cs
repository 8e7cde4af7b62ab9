using BackupJobs.Benchmarks.EndToEnd;
using BackupJobs.Benchmarks.Generator;
using BackupJobs.Benchmarks.Json;
using BackupJobs.Benchmarks.Size;

namespace BackupJobs.Benchmarks.Tests;

/// <summary>Runs every benchmark once without measuring it, so that none stops working unnoticed.</summary>
public class BodyTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 20)]
    public async Task Every_reader_reads_the_same_jobs(int jobs, int expected)
    {
        Reading reading = new() { Jobs = jobs };
        reading.Setup();

        IReadOnlyList<(string? Id, string? Status)>[] all =
            [.. (await Body.RunAllAsync(reading)).Select(Peers.JobFacts.Of).OfType<IReadOnlyList<(string? Id, string? Status)>>()];

        // All but the two floors, which create no models.
        Assert.Equal(Body.Of(reading).Count() - 2, all.Length);
        Assert.Equal(expected, all[0].Count);
        Assert.All(all, facts => Assert.Equal(all[0], facts));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task Every_writer_writes_a_page(int jobs)
    {
        Writing writing = new() { Jobs = jobs };
        writing.Setup();

        Assert.All(await Body.RunAllAsync(writing), length => Assert.InRange((int)length!, jobs * 500, 100_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void What_we_read_we_write(int jobs)
    {
        byte[] page = jobs == 0 ? Inputs.JobPages.Details() : Inputs.JobPages.Page(jobs);
        System.Buffers.ArrayBufferWriter<byte> written = new();

        Ours.WritePage(written, Ours.ReadPage(page));

        Assert.True(
            System.Text.Json.Nodes.JsonNode.DeepEquals(
                System.Text.Json.Nodes.JsonNode.Parse(page), System.Text.Json.Nodes.JsonNode.Parse(written.WrittenSpan)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_hand_parser_makes_the_records_that_ours_makes(int jobs)
    {
        byte[] page = jobs == 0 ? Inputs.JobPages.Details() : Inputs.JobPages.Page(jobs);
        JobResourceList ours = Ours.ReadPage(page);

        // The hand-written parser drops undeclared members, which only the details have.
        Assert.Equal(jobs == 20, ours.Equals(new Peers.HandParser(shareTexts: true).ReadPage(page)));
        Assert.Equal(jobs == 20, ours.Equals(new Peers.HandParser(shareTexts: false).ReadPage(page)));
    }

    [Theory]
    [InlineData(Listing.Transport.InMemory, Listing.Scene.Page, 200)]
    [InlineData(Listing.Transport.InMemory, Listing.Scene.HundredPages, 400)]
    [InlineData(Listing.Transport.Loopback, Listing.Scene.Page, 200)]
    [InlineData(Listing.Transport.Loopback, Listing.Scene.FirstItem, 1)]
    [InlineData(Listing.Transport.Loopback, Listing.Scene.Pollers, 600)]
    public async Task Every_client_lists_the_same_jobs(Listing.Transport over, Listing.Scene what, int expected)
    {
        Listing listing = new() { Over = over, What = what, Pages = 2, Pollers = 3 };
        await listing.SetupAsync();

        object?[] counts = await Body.RunAllAsync(listing);

        await listing.CleanupAsync();
        Assert.All(counts, count => Assert.Equal(expected, count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Jobs_of_the_same_bytes_are_equal(bool details)
    {
        Equality equality = new() { Details = details };
        equality.Setup();

        Assert.True(equality.Equal());
        Assert.NotEqual(0, equality.HashCode());
    }

    [Fact]
    public void The_size_of_every_record_is_known()
    {
        EmittedClient client = EmittedClient.Of(EmittedSize.Projects().First().Project);

        Assert.All(client.Records, static record => Assert.Equal(
            typeof(BackupClient).Assembly.GetType($"{nameof(BackupJobs)}.{record.Name}", throwOnError: true)!
                .GetProperties()
                .Count(static member => member.Name != "AdditionalProperties"),
            record.Members));
        Assert.All(
            client.Records, static record => Assert.True(record.CodeBytes > 0 && record.Characters > record.CodeBytes, record.ToString()));
    }

    [Fact]
    public async Task The_generator_runs()
    {
        Generating generating = new() { Selection = "jobs" };
        generating.Setup();

        object?[] runs = await Body.RunAllAsync(generating);

        Assert.All(runs.OfType<Microsoft.CodeAnalysis.GeneratorDriver>(), driver => Assert.NotEqual(0, GeneratorProject.FilesOf(driver)));
        Assert.Equal(Body.Of(generating).Count(), runs.Count(static run => run is not null));
    }

    [Fact]
    public void The_generator_makes_more_of_more_paths()
    {
        int[] files = [.. new[] { 10, 20 }.Select(static paths =>
        {
            Growing growing = new() { Paths = paths };
            growing.Setup();
            return GeneratorProject.FilesOf(growing.Cold());
        })];

        Assert.True(files[0] < files[1] || Repository.Shared is null, $"{files[0]} and {files[1]} files");
    }

    [Fact]
    public void An_option_that_is_off_adds_nothing_and_one_that_is_on_adds_files_or_lines()
    {
        (string, string document, string[] references)[] documents = [.. OptionCost.Documents()];
        Dictionary<string, string>[] off = [.. documents.Select(one => Files(one.document, one.references, ""))];

        foreach (string option in OptionCost.Options)
        {
            Dictionary<string, string>[] on = [.. documents.Select(one => Files(one.document, one.references, option))];
            Assert.Contains(on.Zip(off), pair => pair.First.Values.Sum(text => text.Length) > pair.Second.Values.Sum(text => text.Length));
            string no = option.Replace("=true", "=false", StringComparison.Ordinal);
            if (no != option)
                Assert.Equal(off, documents.Select(one => Files(one.document, one.references, no)));
        }

        // 334,247 before there were options, for a smaller document.
        Assert.InRange(off[0].Values.Sum(text => text.Length), 1, 300_000);
    }

    private static Dictionary<string, string> Files(string document, string[] references, string option)
    {
        GeneratorProject project = OptionCost.Project(document, references, option);
        return project.Driver.RunGenerators(project.Compilation).GetRunResult().Results[0].GeneratedSources
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString(), StringComparer.Ordinal);
    }
}
