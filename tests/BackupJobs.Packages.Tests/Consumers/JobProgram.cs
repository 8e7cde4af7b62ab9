namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A small program for consumers: it reads a recorded job and prints some members.</summary>
internal static class JobProgram
{
    public const string Output = "AzureIaaSVMJob Cancellable 00:20:23.0896697";

    /// <summary>A console program with the client of the 2024 document; `Contoso.Backup.BackupClient`.</summary>
    public static string Project(string frameworks, string more = "") => $"""
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            {frameworks}
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
            <OpenApiClient Include="../specs/2024-04-01/backup.json" Namespace="Contoso.Backup" ClientName="BackupClient" Operations="BackupJobs_*;JobDetails_Get" />
            <OpenApiClientReference Include="../specs/common-types/*.json" />
          </ItemGroup>
          {more}
        """;

    public const string Source = """
        using System.Text.Json;
        using Contoso.Backup;

        JobResource resource = JsonSerializer.Deserialize<JobResource>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "../../../../job.json")))!;
        AzureIaaSVMJob job = (AzureIaaSVMJob)resource.Properties!;
        Console.WriteLine($"{job.GetType().Name} {string.Join(", ", job.ActionsInfo!)} {job.Duration}");
        """;

    /// <summary>Adds the documents and the recorded job next to the projects.</summary>
    public static Consumer WithDocuments(this Consumer consumer) =>
        consumer.Copy("specs", "specs").Copy("tests/TestData/wire/job-completed-2018.json", "job.json");
}
