using BackupJobs.Benchmarks.Generator;
using BackupJobs.Benchmarks.Inputs;
using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>The sources of the programs that list one page.</summary>
/// <param name="Name">In the table.</param>
/// <param name="CanBeNative">Whether it reads without reflection.</param>
/// <param name="Client">Writes a client of a document into the project's folder and returns items for the project.</param>
/// <param name="Program">C# that sets `jobs`.</param>
internal sealed record FirstPrograms(string Name, bool CanBeNative, Func<string, string, string> Client, string Program)
{
    private const string Subscription = "00000000-0000-0000-0000-000000000000";

    /// <summary>The first line ends the measured time; the runtime's figures are read after it.</summary>
    private const string Report = """

        Console.WriteLine(jobs);
        Console.Write(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Environment.CpuUsage.TotalTime.TotalMilliseconds} {Environment.WorkingSet}"));
        """;

    public static IEnumerable<FirstPrograms> All()
    {
        yield return new FirstPrograms("GetFromJsonAsync, source generation", true, static (_, _) => PlainRecords, $$"""
            using System.Net.Http.Json;
            using BackupJobs.Benchmarks.Peers.Plain;

            using HttpClient http = new();
            int jobs = (await http.GetFromJsonAsync(
                args[0] + "{{EndToEnd.PageStore.Path}}?api-version=2024-04-01", PlainContext.Default.PlainPage))!.Value!.Count;
            """);
        yield return new FirstPrograms("ours", true, static (document, _) => ConsumerClients.Ours(document), $$"""
            using Contoso.Backup;

            using HttpClient http = new();
            BackupClient client = new(http, new BackupJobsGen.Runtime.ApiClientOptions { Endpoint = new Uri(args[0]) });
            int jobs = 0;
            await foreach (JobResource _ in client.BackupJobs.ListAsync("{{Subscription}}", "rg1", "vault1"))
                jobs++;
            """);
        yield return new FirstPrograms("NSwag", false, NSwag, """
            using HttpClient http = new();
            int jobs = Peer.Adapter.Facts(await Peer.Adapter.List(http, args[0], null)).Count;
            """);
        if (KiotaTool.Missing is null)
        {
            yield return new FirstPrograms("Kiota", false, ConsumerClients.Kiota, $$"""
                using Microsoft.Kiota.Abstractions.Authentication;
                using Microsoft.Kiota.Http.HttpClientLibrary;

                using HttpClient http = new();
                using HttpClientRequestAdapter adapter = new(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = args[0] };
                int jobs = (await new Peer.PeerClient(adapter).Subscriptions["{{Subscription}}"].ResourceGroups["rg1"]
                    .Providers.MicrosoftRecoveryServices.Vaults["vault1"].BackupJobs.GetAsync(
                        static request => request.QueryParameters.ApiVersion = "2024-04-01"))!.Value!.Count;
                """);
        }
    }

    /// <summary>Builds the program, and a native one if it can be one.</summary>
    public IEnumerable<FirstProgram> Build()
    {
        ConsumerProject project = new("first", string.Concat(Name.Where(char.IsLetter)));
        string document = Path.Combine(project.Folder, "document.json");
        new SizedDocument(CompleteDocument.Load(Path.Combine(Repository.Root, "specs", "2024-04-01", "backup.json")))
            .Write(document, GeneratorProject.Documents.Jobs);
        project.Write(Client(document, project.Folder), Program + Report);
        Command.Run(project.Build());
        yield return new FirstProgram(Name, Executable(Path.GetDirectoryName(project.Assembly)!), IsNative: false);
        if (!CanBeNative)
            yield break;
        string native = Path.Combine(project.Folder, "native");
        Command.Run(project.Publish("-p:PublishAot=true", "--output", native));
        yield return new FirstProgram(Name, Executable(native), IsNative: true);
    }

    private static string Executable(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");

    /// <summary>The records of the other parts.</summary>
    private static string PlainRecords =>
        $"""<ItemGroup><Compile Include="{Repository.Root}/tests/BackupJobs.Benchmarks/Peers/Plain/*.cs" /></ItemGroup>""";

    private static string NSwag(string document, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Settings.cs"), NSwagAdapter.ForSystemTextJson);
        File.WriteAllText(Path.Combine(folder, "Adapter.cs"), NSwagAdapter.ForBoth);
        return ConsumerClients.NSwag(document, folder);
    }
}
