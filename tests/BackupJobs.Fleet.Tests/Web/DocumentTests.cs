namespace BackupJobs.Fleet.Tests.Web;

public class DocumentTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "specs", "fleet", "v1.json");

    [Fact]
    public async Task The_document_of_the_api_is_current()
    {
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet());
        string written = (await web.Http.GetStringAsync("openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("BACKUPJOBS_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(Document, written);

        Assert.Equal(await File.ReadAllTextAsync(Document), written);
    }
}
