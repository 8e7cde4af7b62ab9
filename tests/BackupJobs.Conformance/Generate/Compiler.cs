using System.Globalization;
using System.Text.RegularExpressions;
using BackupJobs.Conformance.Report;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobs.Conformance.Generate;

/// <summary>
/// Compiles generated code as the strictest project would: C# 12, nullable, every warning an error, documentation
/// comments parsed and demanded of every public member.
/// </summary>
internal static partial class Compiler
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "BackupJobsGen.Runtime.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    // One document has one thread, so that the documents that run beside it keep theirs.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithConcurrentBuild(false);

    /// <summary>The compilation before the generator ran.</summary>
    public static CSharpCompilation Empty { get; } = CSharpCompilation.Create("GeneratedClient", [], References, Options);

    /// <returns>The assembly, or null and what is wrong with the code.</returns>
    public static (byte[]? Assembly, List<DocumentFault> Faults) Emit(Compilation compilation)
    {
        using MemoryStream assembly = new();
        using MemoryStream documentation = new();
        List<DocumentFault> faults = compilation.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(Kind)
            .OrderByDescending(group => group.Count())
            .Select(group => new DocumentFault(group.Key, group.Count(), Describe(group.First())))
            .ToList();
        return faults.Count == 0 ? (assembly.ToArray(), faults) : (null, faults);
    }

    private static string Kind(Diagnostic diagnostic) => $"{diagnostic.Id}: {QuotedName().Replace(diagnostic.GetMessage(CultureInfo.InvariantCulture), "'…'")}";

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} | {Path.GetFileName(position.Path)} | {line}";
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex QuotedName();
}
