namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A folder with projects that use only the packages.</summary>
internal sealed class Consumer
{
    public Consumer(PackedPackages packages, string name)
    {
        Folder = Directory.CreateDirectory(Path.Combine(packages.Workspace, name)).FullName;
    }

    public string Folder { get; }

    /// <summary>Writes `name/name.csproj` with the given properties and items.</summary>
    public Consumer Project(string name, string content) => File($"{name}/{name}.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
        {content}
        </Project>
        """);

    /// <summary>Writes the project of a program that uses the generator, with the given items.</summary>
    public Consumer Program(string name, string items) => Project(name, $"""
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
            {items}
          </ItemGroup>
        """);

    public Consumer File(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Copies a file or folder of the repository.</summary>
    public Consumer Copy(string source, string target)
    {
        string from = Path.Combine(Repository.Root, source);
        if (System.IO.File.Exists(from))
            return File(target, System.IO.File.ReadAllText(from));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File(Path.Combine(target, Path.GetRelativePath(from, file)), System.IO.File.ReadAllText(file));
        return this;
    }

    public BuildResult Build(string project, params string[] arguments) => Call("build", project, arguments);

    public BuildResult Publish(string project, params string[] arguments) => Call("publish", project, arguments);

    /// <summary>Installs the command as a tool of this folder.</summary>
    /// <returns>Its path.</returns>
    public string InstallCommand()
    {
        DotNet.Run(Folder, "tool", "install", "BackupJobs.Tool", "--version", PackedPackages.Version, "--tool-path", "tools").Succeeded();
        return Path.Combine(Folder, "tools", OperatingSystem.IsWindows() ? "backup-jobs.exe" : "backup-jobs");
    }

    /// <summary>Runs the output of a build, without building.</summary>
    public string Run(string project, string framework = "net10.0") =>
        DotNet.Run(Path.Combine(Folder, project), $"bin/Debug/{framework}/{project}.dll").Succeeded().Output.Trim();

    private BuildResult Call(string verb, string project, string[] arguments) =>
        new(DotNet.Run(Folder, [verb, project, "--nologo", "-v:minimal", "-tl:off", "-clp:NoSummary", .. arguments]));
}
