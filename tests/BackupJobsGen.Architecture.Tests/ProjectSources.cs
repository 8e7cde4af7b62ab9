using System.Xml.Linq;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Architecture;

/// <summary>A project of the repository, compiled in memory together with what the generator writes for its documents.</summary>
internal sealed class ProjectSources
{
    private static readonly string[] Metadata = ["ClientName", "Namespace", "Operations", "Paths", "Accessibility"];

    private const string SdkUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parse = new(
        LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private ProjectSources(string folder, XDocument project)
    {
        Folder = folder;
        string name = Path.GetFileNameWithoutExtension(ProjectFile(folder));
        string assembly = project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name;
        CSharpCompilation compilation = CSharpCompilation.Create(
            assembly,
            SourceFiles(folder)
                .Concat(LinkedFiles(folder, project))
                .Concat(BuiltFiles(name))
                .Select(file => Tree(File.ReadAllText(file), file))
                .Prepend(Tree(Usings(project))),
            References(assembly),
            new CSharpCompilationOptions(Kind(project), nullableContextOptions: NullableContextOptions.Enable));
        Compilation = WithGeneratedClients(compilation, folder, project);
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    public Compilation Compilation { get; }

    /// <summary>The trees of files in the project's folder; generated ones are not among them.</summary>
    public IEnumerable<SyntaxTree> Trees => Compilation.SyntaxTrees.Where(tree => FolderOf(tree) is not null);

    /// <param name="folder">Below the repository's root.</param>
    public static ProjectSources Load(string folder)
    {
        string path = Path.Combine(Repository.Root, folder);
        return new ProjectSources(path, XDocument.Load(ProjectFile(path)));
    }

    /// <summary>Folder of a file below the project's, with / between names, empty for the root; null for generated files.</summary>
    public string? FolderOf(SyntaxTree tree) =>
        tree.FilePath.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(Folder, Path.GetDirectoryName(tree.FilePath)!).Replace('\\', '/').TrimStart('.')
            : null;

    private static OutputKind Kind(XDocument project) =>
        project.Descendants("OutputType").Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    // What the project's own targets write during the build. These tests do not build all projects.
    private static IEnumerable<string> BuiltFiles(string name) =>
        Path.Combine(Repository.Root, "artifacts", "obj", name) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "BuildConstants.g.cs", SearchOption.AllDirectories).Take(1)
            : [];

    private static string Usings(XDocument project) => string.Join(
        '\n', project.Descendants("Using").Select(item => $"global using {Attribute(item, "Include")};").Prepend(SdkUsings));

    private static SyntaxTree Tree(string text, string path = "") => CSharpSyntaxTree.ParseText(text, Parse, path);

    private static string ProjectFile(string folder) => Directory.EnumerateFiles(folder, "*.csproj").Single();

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    // Files of other folders that the project compiles as well; they are in no layer of it.
    private static IEnumerable<string> LinkedFiles(string folder, XDocument project) =>
        project.Descendants("Compile")
            .Select(item => Attribute(item, "Include"))
            .Where(pattern => !pattern.Contains("$(", StringComparison.Ordinal))
            .SelectMany(pattern =>
        {
            string[] parts = pattern.Split("**/");
            string path = Path.GetFullPath(Path.Combine(folder, parts[0]));
            return parts.Length == 1 ? [path] : Directory.EnumerateFiles(path, parts[1], SearchOption.AllDirectories);
        });

    // The assembly itself is referenced by this test, and would give each type a second time.
    private static IEnumerable<MetadataReference> References(string name) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != name)
            .Select(file => MetadataReference.CreateFromFile(file));

    private static Compilation WithGeneratedClients(CSharpCompilation compilation, string folder, XDocument project)
    {
        TestProject documents = new() { ParseOptions = Parse };
        List<XElement> clients = [.. project.Descendants("OpenApiClient")];
        if (clients.Count == 0)
            return compilation;
        foreach (XElement item in clients)
        {
            string path = Path.GetFullPath(Path.Combine(folder, Attribute(item, "Include")));
            documents.Document(path, File.ReadAllText(path));
            string[] values = [.. Metadata.Select(name => Attribute(item, name))];
            documents.Client(
                new ClientLine(path, values[0], values[1], values[2], values[3]) { Metadata = ["Accessibility=" + values[4]] });
        }
        foreach (string path in project.Descendants("OpenApiClientReference").SelectMany(item => Files(folder, Attribute(item, "Include"))))
            documents.Document(path, File.ReadAllText(path));
        documents.Driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(folder, Path.GetDirectoryName(pattern)!)), Path.GetFileName(pattern));

    private static string Attribute(XElement item, string name) => (string?)item.Attribute(name) ?? "";
}
