using System.Globalization;
using System.Text.RegularExpressions;
using BackupJobs.Conformance.Report;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobs.Conformance.Generate;

/// <summary>
/// Compiles generated code with the strictest settings: C# 12, nullable, warnings as errors, documentation comments
/// required for every public member.
/// </summary>
internal static partial class Compiler
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
            || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "BackupJobsGen.Runtime.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    // One thread per document: the documents that run at the same time have their own.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithConcurrentBuild(false);

    /// <summary>The compilation before the generator ran.</summary>
    public static CSharpCompilation Empty { get; } = CSharpCompilation.Create("GeneratedClient", [], References, Options);

    /// <returns>The assembly, or null and the errors.</returns>
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

    private static string Kind(Diagnostic diagnostic) =>
        $"{diagnostic.Id}: {QuotedName().Replace(diagnostic.GetMessage(CultureInfo.InvariantCulture), "'…'")}";

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} | {Path.GetFileName(position.Path)} | {line}";
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex QuotedName();
}
