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
