using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>
/// What the generator adds to a whole `dotnet build` without a compiler server: a project with the generator, one with the
/// generated files as ordinary files, and one without a client.
/// </summary>
internal static class ConsumerBuild
{
    public static Task RunAsync(bool quick)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "benchmarks", "build")).FullName;
        // Stops the repository's own settings at this folder.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        Write(folder, "with", Generator);
        Write(folder, "files", """<ItemGroup><Compile Include="../with/obj/generated/**/*.cs" /></ItemGroup>""");
        Write(folder, "without", "");
        Command.Run(Build(folder, "with", "--configuration", "Debug"));

        Console.WriteLine("\n| Build of a consumer | Fastest |\n|---|---:|");
        TimeSpan with = default, files = default;
        foreach ((
            string name, string says) in new[] { ("without", "no client"), ("files", "the client's files without the generator"),
            ("with", "the generator") })
        {
            Command.Run(Build(folder, name));
            TimeSpan taken = Command.Fastest(quick ? 3 : 10, Build(folder, name, "--no-restore", "-t:Rebuild"));
            (with, files) = name switch { "with" => (taken, files), "files" => (with, taken), _ => (with, files) };
            Console.WriteLine($"| {says} | {taken.TotalMilliseconds:0} ms |");
        }

        Console.WriteLine($"| the generator's own part | {(with - files).TotalMilliseconds:0} ms |\n");
        return Task.CompletedTask;
    }

    private static System.Diagnostics.ProcessStartInfo Build(string folder, string project, params ReadOnlySpan<string> arguments) =>
        Command.Start("dotnet", folder, ["build", project, "-v:quiet", "-p:UseSharedCompilation=false", .. arguments]);

    private static string Generator => $"""
        <PropertyGroup><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>obj/generated</CompilerGeneratedFilesOutputPath></PropertyGroup>
        <ItemGroup>
          <Analyzer Include="{typeof(BackupJobsGen.OpenApiClientGenerator).Assembly.Location}" />
          <OpenApiClient Include="{Repository.Root}/specs/2024-04-01/backup.json" Namespace="Contoso.Backup" ClientName="BackupClient" />
          <OpenApiClientReference Include="{Repository.Root}/specs/common-types/*.json" />
        </ItemGroup>
        <Import Project="{Repository.Root}/generator/buildTransitive/BackupJobsGen.props" />
        <Import Project="{Repository.Root}/generator/buildTransitive/BackupJobsGen.targets" />
        """;

    private static void Write(string folder, string name, string content)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(project, "Program.cs"), "System.Console.WriteLine();");
        File.WriteAllText(Path.Combine(project, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AssemblyName>Consumer</AssemblyName>
              </PropertyGroup>
              <ItemGroup><Reference Include="{typeof(BackupJobsGen.Runtime.ApiPipeline).Assembly.Location}" /></ItemGroup>
              {content}
            </Project>
            """);
    }
}
