using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobs.Documentation.Tests;

/// <summary>C# of the documents, compiled unchanged against the real assemblies, and run if it starts its own server.</summary>
public partial class CSharpTests
{
    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly string[] Implicit =
        [
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks"
        ];

    // A block that starts one of these needs nothing else to run.
    private static readonly string[] Servers = ["BackupVaultEmulator", "MockServer"];

    // The usings of a block that shows none.
    private static readonly string[] Around =
        ["Azure.Identity", "BackupJobs", "BackupJobsGen.Runtime", "Microsoft.Extensions.DependencyInjection"];

    public static TheoryData<string> Blocks() =>
        new(Markdown.Blocks.Where(block => block.Language == "csharp").Select(block => block.ToString()));

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_block_compiles(string name)
    {
        CodeBlock block = Markdown.Blocks.Single(block => block.ToString() == name);
        using MemoryStream assembly = Compile(block);
        if (!Servers.Any(server => block.Text.Contains(server, StringComparison.Ordinal)))
            return;

        AssemblyLoadContext context = new(name, isCollectible: true);
        var run = context.LoadFromStream(assembly).GetType("Shown")!.GetMethod("RunAsync")!.CreateDelegate<Func<Task>>();
        await run();
        context.Unload();
    }

    private static MemoryStream Compile(CodeBlock block)
    {
        string[] shown = [.. UsingPattern().Matches(block.Text).Select(match => match.Groups["name"].Value)];
        string body = UsingPattern().Replace(block.Text, "");
        // Types follow the statements, as in a program.
        int types = TypePattern().Match(body) is { Success: true } first ? first.Index : body.Length;
        string code = $$"""
            {{string.Join("\n", Implicit.Concat(shown.Length > 0 ? shown : Around).Select(name => $"using {name};"))}}
            public static class Shown
            {
                private static readonly string vaultResourceId = "", backupInstanceId = "", container = "", item = "", vaultName = "", resourceGroupName = "", subscriptionId = "", jobId = "";
                private static readonly HttpClient httpClient = new();
                private static readonly CancellationToken cancellationToken = CancellationToken.None;
                private static readonly BackupJobs.BackupClient client = new(httpClient);
                private static readonly Microsoft.Extensions.DependencyInjection.IServiceCollection services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();

                public static async Task RunAsync()
                {
                    {{body[..types]}}
                    await Task.CompletedTask;
                }
            }
            {{body[types..]}}
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Shown", [CSharpSyntaxTree.ParseText(code)], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        MemoryStream assembly = new();
        var result = compilation.Emit(assembly);
        IEnumerable<Diagnostic> errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(result.Success, $"{block}\n{string.Join('\n', errors)}\n{code}");
        assembly.Position = 0;
        return assembly;
    }

    [GeneratedRegex(@"^internal sealed class", RegexOptions.Multiline)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"^using (?<name>[\w.]+);\n", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();
}
