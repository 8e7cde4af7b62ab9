using BackupJobs.Fleet.Tests.Kill;

namespace BackupJobs.Fleet.Tests.Browser;

/// <summary>Chromium opens every view; axe-core and Redocly judge. Each is skipped where it is not installed.</summary>
public class BrowserTests
{
    private const string Folder = "tests/BackupJobs.Fleet.Tests/Browser/page";
    private const string Markup = "<img src=x onerror=alert(1)><b>db</b>";

    private static readonly string Scripts = Path.Combine(Repository.Root, Folder);

    [ProgramFact("chromium", Folder)]
    public async Task Every_view_opens_without_faults_in_light_and_dark()
    {
        FakeFleet fleet = FakeFleet.Of(3_000, failing: [1, 4, 700]);
        fleet.Ended[4] = fleet.Ended[4] with { Item = Markup };
        fleet.Items[4] = fleet.Items[4] with { Item = Markup };
        fleet.Vaults[9] = fleet.Vaults[9] with { FaultStatus = 403, Faults = 1, Fault = "The identity may not read this vault." };
        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "contoso",
            Since = DateTimeOffset.UtcNow,
            Faults = 4,
            FaultStatus = 401,
            Fault = "Search answered HTTP 401.\nRequest id: 1",
        });
        fleet.Letters.Add(new DeadLetter(7, "mail", fleet.Ended[4], 15, "mail.example:587: no answer", DateTimeOffset.UtcNow));
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        string shots = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "fleet-page")).FullName;

        (int exitCode, string output) = await Programs.RunAsync(
            "node",
            [Path.Combine(Scripts, "look.mjs"), web.Address.ToString().TrimEnd('/'), Programs.Find("chromium")!, shots],
            folder: Scripts);
        Assert.True(exitCode == 0 && output.Length == 0, output);
        Assert.Equal(20, Directory.GetFiles(shots, "*.png").Length);
    }

    [ProgramFact("chromium", Folder)]
    public async Task The_focus_survives_redraws_and_a_key_or_a_mistake_in_the_address_is_explained()
    {
        const string Key = "reader-key-0123456789abcdef";
        FakeFleet fleet = FakeFleet.Of(30, failing: [1, 4, 7]);
        fleet.Letters.AddRange(Enumerable.Range(1, 20).Select(id =>
            new DeadLetter(id, "mail", fleet.Ended[id], 15, "no answer", DateTimeOffset.UtcNow)));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Key);
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        await using WebFleet locked = await WebFleet.StartAsync(
            FakeFleet.Of(3), options => options.ApiKeys = [new ApiKeyOptions("a", SecretSource.File(file), FleetRole.Reader)]);
        await using WebFleet people = await WebFleet.StartAsync(FakeFleet.Of(3), options => options.OpenIdConnect = new OpenIdConnectOptions
        {
            Authority = new Uri("http://127.0.0.1:9"),
            ClientId = "fleet",
            ClientSecret = SecretSource.File(file),
        });

        (int exitCode, string output) = await Programs.RunAsync(
            "node",
            [
                Path.Combine(Scripts, "focus.mjs"), web.Address.ToString().TrimEnd('/'), Programs.Find("chromium")!,
                locked.Address.ToString(), Key, people.Address.ToString(),
            ],
            folder: Scripts);
        File.Delete(file);
        Assert.True(exitCode == 0 && output.Length == 0, output);
    }

    [ProgramFact("chromium", Folder)]
    public async Task Pages_say_when_their_figures_are_old_and_come_back_by_themselves()
    {
        FakeFleet fleet = FakeFleet.Of(30, failing: [1, 4, 7]);
        WebFleet web = await WebFleet.StartAsync(fleet);
        Uri address = web.Address;
        await using CuttableNetwork network = new(address.Port);

        async Task Obey(string order)
        {
            switch (order)
            {
                case "database away":
                    fleet.Fault = new Npgsql.NpgsqlException("no route", new TimeoutException());
                    break;
                case "database silent":
                    fleet.Silence = new TaskCompletionSource();
                    break;
                case "database back":
                    fleet.Fault = null;
                    fleet.Silence?.TrySetResult();
                    fleet.Silence = null;
                    fleet.Ended.Add(Ends.Failed(fleet.Vaults[2].Id, job: $"late{fleet.Ended.Count}")
                        with { Ended = DateTimeOffset.UtcNow });
                    break;
                case "vaults are not read" or "vaults are read":
                    fleet.IsReady = order == "vaults are read";
                    break;
                case "Azure is silent" or "Azure answers":
                    fleet.NothingReadSince = order == "Azure answers" ? null : new DateTimeOffset(2026, 11, 30, 3, 9, 0, TimeSpan.Zero);
                    break;
                case "network silent":
                    network.Cut();
                    break;
                case "network back":
                    network.Mend();
                    break;
                case "service away":
                    await web.DisposeAsync();
                    break;
                case "service back":
                    web = await WebFleet.StartAsync(fleet, options => options.Url = address);
                    break;
            }
        }

        (int exitCode, string output) = await Programs.RunAsync(
            "node", [Path.Combine(Scripts, "away.mjs"), $"http://127.0.0.1:{network.Port}", Programs.Find("chromium")!], Scripts, Obey);
        await web.DisposeAsync();
        Assert.True(exitCode == 0 && output.Length == 0, output);
    }

    [ProgramFact("node", Folder)]
    public async Task Redocly_finds_nothing_wrong_with_the_document_of_the_api()
    {
        (int exitCode, string output) = await Programs.RunAsync(
            "node",
            [
                Path.Combine(Scripts, "node_modules", "@redocly", "cli", "bin", "cli.js"), "lint",
                Path.Combine(Repository.Root, "specs", "fleet", "v1.json"), "--format=codeframe",
            ],
            folder: Scripts);
        Assert.True(exitCode == 0 && !output.Contains("warnings", StringComparison.OrdinalIgnoreCase), output);
    }
}
