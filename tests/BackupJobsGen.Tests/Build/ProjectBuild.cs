using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Tests.Build;

/// <summary>An error or warning that a build of a project reports.</summary>
internal sealed record BuildMessage(string Project, string Id, string File, int Line, string Text);

/// <summary>Builds several projects at once, as a user does, with the generator's own props and targets.</summary>
internal sealed partial class ProjectBuild : IDisposable
{
    // Declares a member with the client, and uses it in several statements.
    private const string Program = """
        using Contoso.Test;
        Holder holder = new(new PetClient(new System.Net.Http.HttpClient()));
        System.Console.WriteLine(holder.Client.Things);
        System.Console.WriteLine(typeof(Thing));
        System.Func<System.Threading.Tasks.Task<Thing>> get = async () => (await holder.Client.Things.GetAsync()).Value;
        System.Console.WriteLine(get);
        sealed record Holder(PetClient Client);
        """;

    // The package has it next to the targets.
    private static readonly string Tasks = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory, "..", "..", "BackupJobsGen.Tasks", new DirectoryInfo(AppContext.BaseDirectory).Name,
            "BackupJobsGen.Tasks.dll"));

    private readonly string _folder = Directory.CreateTempSubdirectory("backupjobsgen-build-").FullName;
    private readonly List<string> _projects = [];

    /// <summary>Adds a project with a program that creates the client PetClient.</summary>
    /// <param name="items">Items of the project, and its properties in a group of their own.</param>
    /// <param name="documents">Name and content of each file next to it.</param>
    public void Add(string name, string items, params (string File, byte[] Content)[] documents)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach ((string file, byte[] content) in documents)
            File.WriteAllBytes(Path.Combine(folder, file), content);
        string targets = Path.Combine(Repository.Root, "generator", "buildTransitive", "BackupJobsGen");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{targets}.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <BackupJobsGenTasksAssembly>{Tasks}</BackupJobsGenTasksAssembly>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "BackupJobsGen.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "BackupJobsGen.Runtime.dll")}" />
                {items}
              </ItemGroup>
              <Import Project="{targets}.targets" />
            </Project>
            """);
        _projects.Add(name);
    }

    /// <summary>Builds all of them in one call.</summary>
    public ILookup<string, BuildMessage> Run()
    {
        string projects = string.Join(';', _projects.Select(name => $"{name}/{name}.csproj"));
        File.WriteAllText(Path.Combine(_folder, "all.proj"), $"""
            <Project>
              <ItemGroup><Project Include="{projects}" /></ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Project)" Targets="Restore" Properties="Step=Restore" BuildInParallel="true" />
                <MSBuild Projects="@(Project)" Targets="Build" BuildInParallel="true" ContinueOnError="true" StopOnFirstFailure="false" />
              </Target>
            </Project>
            """);
        string[] arguments = ["build", "all.proj", "--nologo", "-v:minimal", "-tl:off", "-clp:NoSummary", "-nodeReuse:false"];
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        // `dotnet test` sets paths of its own MSBuild.
        string[] inherited =
            [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Message().Matches(Output).Select(Read).Distinct().ToLookup(message => message.Project, StringComparer.Ordinal);
    }

    /// <summary>What the build printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Whether a project was built.</summary>
    public bool HasOutput(string name) => File.Exists(Path.Combine(_folder, name, "bin", "Debug", "net10.0", name + ".dll"));

    /// <summary>Whether the build left a file below obj.</summary>
    public bool HasFile(string name, string file) => File.Exists(Path.Combine(_folder, name, "obj", "Debug", "net10.0", file));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static BuildMessage Read(Match match) => new(
        Path.GetFileNameWithoutExtension(match.Groups[match.Groups["project"].Success ? "project" : "file"].Value),
        match.Groups["id"].Value,
        Path.GetFileName(match.Groups["file"].Value),
        match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0,
        match.Groups["text"].Value);

    [GeneratedRegex(
        @"^\s*(?<file>[^\r\n(]*?)(\((?<line>\d+),\d+[^)]*\))?\s*:\s+(error|warning)\s+(?<id>\w+):\s+(?<text>[^\r\n]*?)(\s\[(?<project>[^\]]*)\])?\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Message();
}
