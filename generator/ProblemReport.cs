using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackupJobsGen;

/// <summary>Turns problems into the compiler's diagnostics.</summary>
internal static class ProblemReport
{
    private const string HelpRoot = BuildConstants.RepositoryUrl + "/blob/main/generator/DIAGNOSTICS.md#";

    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        Problems.All.Values.ToDictionary(kind => kind.Id, Descriptor, StringComparer.Ordinal);

    public static Diagnostic Diagnostic(Problem problem)
    {
        LinePosition start = new(problem.Line, problem.Column);
        Location location = problem.File.Length == 0
            ? Location.None
            : Location.Create(problem.File, default, new LinePositionSpan(start, new LinePosition(problem.Line, problem.Column + 1)));
        return Microsoft.CodeAnalysis.Diagnostic.Create(Descriptors[problem.Id], location, [.. problem.Arguments]);
    }

    private static DiagnosticDescriptor Descriptor(ProblemKind kind) => new(
        kind.Id, kind.Title, kind.Message, "BackupJobsGen", Severity(kind.Severity), isEnabledByDefault: true,
        helpLinkUri: HelpRoot + kind.Id.ToLower(CultureInfo.InvariantCulture),
        customTags: kind.EndsBuild ? [WellKnownDiagnosticTags.NotConfigurable] : []);

    private static DiagnosticSeverity Severity(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => DiagnosticSeverity.Error,
        ProblemSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
