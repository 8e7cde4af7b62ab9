using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Testing;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using NJsonSchema.CodeGeneration.CSharp;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>Adds the client of a document to a consumer's project.</summary>
internal static class ConsumerClients
{
    // The package has it next to the targets; without it, each build would compile the check of metadata.
    private static readonly string Tasks = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory, "..", "..", "BackupJobsGen.Tasks", new DirectoryInfo(AppContext.BaseDirectory).Name,
            "BackupJobsGen.Tasks.dll"));

    /// <summary>Our client `Contoso.Backup.BackupClient`, generated in each build.</summary>
    /// <returns>Items for the project.</returns>
    public static string Ours(string document) => $"""
        {Runtime}
        <PropertyGroup>
          <BackupJobsGenTasksAssembly>{Tasks}</BackupJobsGenTasksAssembly>
        </PropertyGroup>
        <ItemGroup>
          <Analyzer Include="{typeof(BackupJobsGen.OpenApiClientGenerator).Assembly.Location}" />
          <OpenApiClient Include="{document}" Namespace="Contoso.Backup" ClientName="BackupClient" />
        </ItemGroup>
        <Import Project="{Repository.Root}/generator/buildTransitive/BackupJobsGen.props" />
        <Import Project="{Repository.Root}/generator/buildTransitive/BackupJobsGen.targets" />
        """;

    /// <summary>What files of our generator need.</summary>
    public static string Runtime =>
        $"""<ItemGroup><Reference Include="{typeof(BackupJobsGen.Runtime.ApiPipeline).Assembly.Location}" /></ItemGroup>""";

    /// <summary>NSwag's clients in the namespace Peer, written into the project's folder.</summary>
    /// <returns>Items for the project.</returns>
    public static string NSwag(string document, string folder)
    {
        File.WriteAllText(
            Path.Combine(folder, "Client.cs"),
            NSwagGenerator.Generate(
                document, CSharpJsonLibrary.SystemTextJson, CSharpJsonPolymorphicSerializationStyle.SystemTextJson));
        return "";
    }

    /// <summary>Kiota's client `Peer.PeerClient`, written into the project's folder.</summary>
    /// <returns>Items for the project.</returns>
    public static string Kiota(string document, string folder)
    {
        KiotaTool.Generate(document, Path.Combine(folder, "Client"));
        return $"""
            <ItemGroup>
              <PackageReference Include="Microsoft.Kiota.Http.HttpClientLibrary" Version="{VersionOf(typeof(HttpClientRequestAdapter))}" />
              <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="{VersionOf(typeof(JsonParseNodeFactory))}" />
            </ItemGroup>
            """;
    }

    /// <summary>The version that Directory.Packages.props pins.</summary>
    private static string VersionOf(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
