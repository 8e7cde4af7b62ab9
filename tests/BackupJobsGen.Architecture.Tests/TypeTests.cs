using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>Types that a reader can tell apart, and whose values can be told apart where they are created.</summary>
public class TypeTests
{
    private const int MaxPositional = 6;

    // These servers show how others write theirs.
    private const string Servers = "BackupJobsGen.Servers";

    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["ConfigVerb: src/BackupJobs.Cli, src/BackupJobs.Fleet.Cli"] = "two commands have a verb of this name",
    };

    // A row of a query, created once: by the columns in their order.
    private static readonly string[] Rows = ["FleetItem"];

    [Theory]
    [InlineData("generator")]
    [InlineData("src")]
    [InlineData("tests")]
    public void Records_have_at_most_six_positional_members(string root) => Assert.Empty(
        SourceFiles.Of(root)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains(Servers))
            .SelectMany(file => LongRecords(Parse(file))));

    [Fact]
    public void A_record_with_seven_positional_members_is_found() => Assert.Equal(
        ["B has 7"],
        LongRecords(CSharpSyntaxTree.ParseText(
            "record A(int A, int B, int C, int D, int E, int F); record struct B(int A, int B, int C, int D, int E, int F, int G);")));

    // A project may compile files of another in again: a type is counted where its file is.
    [Fact]
    public void A_type_name_belongs_to_one_project() => Assert.Equal(
        Shared.Keys,
        Homonyms(Projects().SelectMany(project =>
            SourceFiles.Of(project).SelectMany(file => Names(Parse(file))).Select(name => (project, name)))));

    [Fact]
    public void A_name_of_two_projects_is_found() => Assert.Equal(
        ["Job: a, b"], Homonyms([("a", "Job"), ("a", "Job"), ("b", "Job"), ("b", "Vault")]));

    // A program may import the namespaces of all packages. The texts list generated types, too.
    [Fact]
    public void A_public_type_name_is_in_one_namespace() => Assert.Empty(
        Homonyms(Projects()
            .Select(project => Path.Combine(Repository.Root, project, "PublicAPI.Unshipped.txt"))
            .Where(File.Exists)
            .SelectMany(file => PublicTypes(File.ReadAllLines(file)))));

    [Fact]
    public void A_public_type_name_of_two_namespaces_is_found()
    {
        string[] api = ["#nullable enable", "A.Job", "A.Job.Job() -> void", "A.Job.Part", "B.Job", "B.Page<T>", "C.Page", "B.Job.Part"];

        Assert.Equal(["Job: A, B"], Homonyms(PublicTypes(api)));
    }

    // A line without a result is a type; one with a type before its last dot is nested.
    private static IEnumerable<(string Namespace, string Name)> PublicTypes(string[] lines)
    {
        HashSet<string> types = [.. lines.Where(line => !line.Contains(' ', StringComparison.Ordinal))];
        return types.Select(type => (type[..type.LastIndexOf('.')], type[(type.LastIndexOf('.') + 1)..]))
            .Where(type => !types.Contains(type.Item1));
    }

    private static IEnumerable<string> LongRecords(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<RecordDeclarationSyntax>()
        .Where(record => record.ParameterList?.Parameters.Count > MaxPositional && !Rows.Contains(record.Identifier.Text))
        .Select(record => $"{record.Identifier.Text} has {record.ParameterList!.Parameters.Count}");

    // A nested type is known by the type around it.
    private static IEnumerable<string> Names(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .Where(node => node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax method => method.Identifier.Text,
            _ => null,
        })
        .OfType<string>();

    private static IEnumerable<string> Homonyms(IEnumerable<(string Project, string Name)> types) => types
        .Distinct()
        .GroupBy(type => type.Name, type => type.Project)
        .Where(projects => projects.Count() > 1)
        .Select(projects => $"{projects.Key}: {string.Join(", ", projects)}");

    private static IEnumerable<string> Projects() => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
        .Order(StringComparer.Ordinal)
        .Select(folder => $"src/{Path.GetFileName(folder)}")
        .Prepend("generator");

    private static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview), file);
}
