namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Several clients and several projects.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ClientsTests(PackedPackages packages)
{
    private const string Library = """
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
        """;

    private static readonly string Reference = $"""<PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />""";

    [LongFact]
    public void One_project_can_have_several_clients_of_one_document_and_one_client_of_several()
    {
        Consumer consumer = new Consumer(packages, "clients")
            .WithDocuments()
            .Project("Clients", $"""
                {Library}
                  <ItemGroup>
                    {Reference}
                    <OpenApiClient Include="../specs/2024-04-01/backup.json" Namespace="Contoso.Jobs" ClientName="JobsClient" Operations="BackupJobs_List" />
                    <OpenApiClient Include="../specs/2024-04-01/backup.json" Namespace="Contoso.Operations" ClientName="OperationsClient" Operations="BackupOperationStatuses_Get" />
                    <OpenApiClient Include="../specs/2019-05-13/jobs.json" Namespace="Contoso.Old" ClientName="OldClient" />
                    <OpenApiClient Include="../specs/2016-12-01/operations.json" Namespace="Contoso.Old" ClientName="OldClient" />
                    <OpenApiClientReference Include="../specs/common-types/*.json" />
                  </ItemGroup>
                """)
            .File("Clients/Clients.cs", """
                namespace Contoso;

                public sealed record Clients(Jobs.JobsClient Jobs, Operations.OperationsClient Operations, Old.OldClient Old)
                {
                    public object[] Groups => [Jobs.BackupJobs, Operations.BackupOperationStatuses, Old.BackupJobs, Old.BackupOperationStatuses];
                }
                """);
        consumer.Build("Clients").Clean();
    }

    [LongFact]
    public void Projects_of_a_solution_can_have_different_documents()
    {
        Consumer consumer = new Consumer(packages, "solution")
            .WithDocuments()
            .Project("Old", OneClient("2019-05-13/jobs.json"))
            .Project("New", OneClient("2024-04-01/backup.json"))
            .File(
                "Old/Use.cs",
                "namespace Old; public static class Use { public static object Of(Contoso.BackupClient client) => client.BackupJobs; }")
            .File(
                "New/Use.cs",
                "namespace New; public static class Use { public static object Of(Contoso.BackupClient client) => client.BackupOperationStatuses; }")
            .File("Both.slnx", """
                <Solution>
                  <Project Path="Old/Old.csproj" />
                  <Project Path="New/New.csproj" />
                </Solution>
                """);
        consumer.Build("Both.slnx").Clean();
    }

    [LongFact]
    public void A_client_in_a_library_is_usable_by_other_projects_and_source_generators()
    {
        Consumer consumer = new Consumer(packages, "library")
            .WithDocuments()
            .Project("Client", OneClient("2024-04-01/backup.json"))
            .Project("App", $"""
                {Library}
                  <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Client/Client.csproj" /></ItemGroup>
                """)
            .File("App/Program.cs", """
                using System.Text.Json;
                using System.Text.Json.Serialization;
                using Contoso;

                byte[] json = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "../../../../job.json"));
                Seen seen = new(JsonSerializer.Deserialize(json, Context.Default.JobResource)!, DateTimeOffset.UnixEpoch);
                Seen again = JsonSerializer.Deserialize(JsonSerializer.Serialize(seen, Context.Default.Seen), Context.Default.Seen)!;
                Console.WriteLine($"{again.Job.Properties!.GetType().Name} {again == seen}");

                public sealed record Seen(JobResource Job, DateTimeOffset At);

                [JsonSerializable(typeof(JobResource))]
                [JsonSerializable(typeof(Seen))]
                public sealed partial class Context : JsonSerializerContext;
                """);
        consumer.Build("App").Clean();
        Assert.Equal("AzureIaaSVMJob True", consumer.Run("App"));
    }

    private static string OneClient(string document) => $"""
        {Library}
          <ItemGroup>
            {Reference}
            <OpenApiClient Include="../specs/{document}" Namespace="Contoso" ClientName="BackupClient" />
            <OpenApiClientReference Include="../specs/common-types/*.json" />
          </ItemGroup>
        """;
}
