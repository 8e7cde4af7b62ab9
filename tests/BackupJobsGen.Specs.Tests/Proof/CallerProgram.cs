using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>The pieces of a caller, compiled against a client: each on a line and in a member of its own.</summary>
internal sealed partial class CallerProgram
{
    private const int LinesBefore = 3;

    private readonly CSharpCompilation _compilation;

    public CallerProgram(IReadOnlyList<Piece> pieces, Compilation client)
    {
        Pieces = pieces;
        IEnumerable<string> lines = pieces.Select((piece, i) => Placeholder().Replace(piece.Code, $"${{1}}{i}", 1));
        string source = $"#nullable enable\npublic static class Caller\n{{\n{string.Join('\n', lines)}\n}}\n";
        _compilation = CSharpCompilation.Create(
            "Caller",
            [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12))],
            client.References.Append(client.ToMetadataReference()),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>What the compiler says to each piece: errors and warnings.</summary>
    public ILookup<Piece, Diagnostic> Compile() => _compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.IsInSource)
        .ToLookup(diagnostic => Pieces[diagnostic.Location.GetLineSpan().StartLinePosition.Line - LinesBefore]);

    public byte[] Emit()
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = _compilation.Emit(image);
        Assert.True(
            emitted.Success,
            string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        return image.ToArray();
    }

    /// <summary>Loads the compiled caller beside a client, and tells which pieces the runtime cannot run.</summary>
    public IReadOnlyDictionary<Piece, string> Link(byte[] client)
    {
        AssemblyLoadContext context = new(null, isCollectible: true);
        try
        {
            context.LoadFromStream(new MemoryStream(client));
            Assembly caller = context.LoadFromStream(new MemoryStream(Emit()));
            Dictionary<Piece, string> broken = new(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < Pieces.Count; i++)
            {
                if (Fault(caller, Pieces[i], i) is { } fault)
                    broken.Add(Pieces[i], fault);
            }

            return broken;
        }
        finally
        {
            context.Unload();
        }
    }

    private static string? Fault(Assembly caller, Piece piece, int number)
    {
        try
        {
            if (piece.Use == Use.Derive)
                return caller.GetType($"Caller+D{number}", throwOnError: true) is null ? "no type" : null;
            MethodInfo method = caller.GetType("Caller", throwOnError: true)!
                .GetMethod($"M{number}", BindingFlags.NonPublic | BindingFlags.Static)!;
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            // The runtime takes any object for any other where the compiler found no cast necessary.
            return piece.Use == Use.Upcast && !method.ReturnType.IsAssignableFrom(method.GetParameters()[0].ParameterType)
                ? "no base type any more"
                : null;
        }
        catch (Exception fault) when (fault is MissingMemberException or TypeLoadException or FileNotFoundException
            or BadImageFormatException or InvalidProgramException)
        {
            return fault.Message;
        }
    }

    [GeneratedRegex(@"\b([MD])\b(?=[ (])")]
    private static partial Regex Placeholder();
}
