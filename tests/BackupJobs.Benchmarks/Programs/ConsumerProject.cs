using System.Diagnostics;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>A project outside the solution that the SDK builds as any user's, in Release.</summary>
internal sealed class ConsumerProject
{
    private const string Nothing = "System.Console.WriteLine();";

    private readonly string _name;

    /// <param name="part">The part of the benchmarks.</param>
    /// <param name="name">Name of the project and its folder.</param>
    public ConsumerProject(string part, string name)
    {
        _name = name;
        string parent = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "benchmarks", part)).FullName;
        // Stops the repository's own settings at this folder.
        foreach (string settings in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(parent, settings), "<Project />");
        Folder = Path.Combine(parent, name);
        // What an earlier run generated would be compiled, too.
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>The program that a build writes.</summary>
    public string Assembly => Path.Combine(Folder, "bin", "Release", "net10.0", "Consumer.dll");

    /// <summary>Writes the project and its program.</summary>
    /// <param name="items">What the project needs for its client, as MSBuild text.</param>
    /// <param name="program">C# of the program.</param>
    /// <returns>The project.</returns>
    public ConsumerProject Write(string items, string program = Nothing)
    {
        File.WriteAllText(Path.Combine(Folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(Folder, $"{_name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AssemblyName>Consumer</AssemblyName>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
              </PropertyGroup>
              {items}
            </Project>
            """);
        return this;
    }

    /// <summary>A build with a compiler process of its own.</summary>
    public ProcessStartInfo Build(params ReadOnlySpan<string> arguments) => Sdk("build", arguments);

    public ProcessStartInfo Publish(params ReadOnlySpan<string> arguments) => Sdk("publish", arguments);

    private ProcessStartInfo Sdk(string verb, ReadOnlySpan<string> arguments) => Command.Start(
        "dotnet", Folder, [verb, "-c", "Release", "-v:quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. arguments]);
}
