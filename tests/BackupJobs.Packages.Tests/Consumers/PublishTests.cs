using System.Runtime.InteropServices;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Trimmed and native programs.</summary>
[Collection(PackagesGroup.Name)]
public sealed class PublishTests(PackedPackages packages)
{
    [LongFact]
    public void A_trimmed_program_works_without_warnings() => Works("trimmed", "PublishTrimmed");

    [LongFact]
    public void A_native_program_works_without_warnings() => Works("native", "PublishAot");

    [LongFact]
    public void A_native_program_with_clients_in_a_container_works_without_warnings()
    {
        Consumer consumer = new Consumer(packages, "native-container")
            .Project("App", $"""
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <PublishAot>true</PublishAot>
                    <TrimmerSingleWarn>false</TrimmerSingleWarn>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                    <PackageReference Include="Microsoft.Extensions.Http" Version="10.0.12" />
                    <OpenApiClient Include="pets.json" Namespace="Contoso.Pets" Interfaces="true" />
                  </ItemGroup>
                """)
            .File("App/pets.json", """
                {
                  "openapi": "3.1.0", "info": { "title": "Pets", "version": "1" }, "servers": [ { "url": "https://pets.example" } ],
                  "paths": { "/pets": { "get": { "operationId": "Pets_List", "security": [ { "api_key": [] }, { "basic": [] } ],
                    "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } } } } } },
                  "components": { "securitySchemes": { "basic": { "type": "http", "scheme": "basic" },
                    "api_key": { "type": "apiKey", "in": "header", "name": "X-Api-Key" } } }
                }
                """)
            .File("App/Program.cs", """
                using System.Net;
                using Contoso.Pets;
                using Microsoft.Extensions.Configuration;
                using Microsoft.Extensions.DependencyInjection;
                using Microsoft.Extensions.Options;

                IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
                    [new("Pets:ApiKey", "of a file"), new("Pets:Endpoint", "https://file.example")]).Build();
                ServiceCollection services = new();
                services.AddPetsClient(configuration.GetSection("Pets")).AddHttpMessageHandler(() => new Echo());
                services.AddPetsClient("east", options => options.ApiKey = "of the east").AddHttpMessageHandler(() => new Echo());
                await using ServiceProvider provider = services.BuildServiceProvider();
                provider.GetRequiredService<IStartupValidator>().Validate();
                string one = await provider.GetRequiredService<IPetsClient>().Pets.ListAsync();
                string other = await provider.GetRequiredKeyedService<PetsClient>("east").Pets.ListAsync();
                Console.WriteLine($"{one}, {other}");

                internal sealed class Echo : DelegatingHandler
                {
                    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                        {
                            Content = new StringContent($"\"{request.RequestUri!.Host} {request.Headers.GetValues("X-Api-Key").Single()}\""),
                        });
                }
                """);
        consumer.Publish("App", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", Path.Combine(consumer.Folder, "out"))
            .Clean();
        string program = Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "App.exe" : "App");
        Assert.Equal(
            "file.example of a file, pets.example of the east",
            DotNet.Start(program, Path.Combine(consumer.Folder, "App")).Succeeded().Output.Trim());
    }

    private void Works(string name, string property)
    {
        Consumer consumer = new Consumer(packages, name)
            .WithDocuments()
            .Project("App", JobProgram.Project("<TargetFramework>net10.0</TargetFramework>", $"""
                  <PropertyGroup>
                    <{property}>true</{property}>
                    <TrimmerSingleWarn>false</TrimmerSingleWarn>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                """))
            .File("App/Program.cs", """
                using BackupJobsGen.Runtime;
                using Contoso.Backup;

                using HttpClient http = new(new Recorded());
                BackupClient client = new(http);
                ApiResponse<JobResource> one = await client.JobDetails.GetAsync("vault", "group", "subscription", "job");
                AzureIaaSVMJob job = (AzureIaaSVMJob)one.Value.Properties!;
                Console.WriteLine($"{job.GetType().Name} {string.Join(", ", job.ActionsInfo!)} {job.Duration}");

                internal sealed class Recorded : HttpMessageHandler
                {
                    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new()
                    {
                        RequestMessage = request,
                        Content = new StringContent(await File.ReadAllTextAsync("../job.json", cancellationToken), null, "application/json"),
                    };
                }
                """);
        consumer.Publish("App", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", Path.Combine(consumer.Folder, "out"))
            .Clean();
        string program = Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "App.exe" : "App");
        Assert.Equal(JobProgram.Output, DotNet.Start(program, Path.Combine(consumer.Folder, "App")).Succeeded().Output.Trim());
    }
}
