using System.Globalization;
using BackupJobsGen.Specs;
using BackupJobsGen;

namespace BackupJobs.Cli;

/// <summary>Writes problems in documents in the format of a build.</summary>
internal static class SpecProblems
{
    /// <summary>Writes the problems of both sides.</summary>
    /// <exception cref="FailureException">A document cannot be read, or nothing is selected.</exception>
    public static void Check(TextWriter error, SpecSide old, SpecSide now, bool quiet)
    {
        if (!Report(error, old.Problems.Concat(now.Problems), quiet))
            throw new FailureException(new Failure(ExitCode.Error, "a document is invalid", Advice: "correct the errors above"));
        if (old.Unmatched.Intersect(now.Unmatched, StringComparer.Ordinal).FirstOrDefault() is { } pattern)
            throw FailureException.Usage(
                $"the pattern '{pattern}' matches nothing in either document",
                "check --operations (operationIds with *) and --paths (* within a segment, ** across segments)");
    }

    /// <summary>Writes problems.</summary>
    /// <returns>Whether there is no error among them.</returns>
    public static bool Report(TextWriter error, IEnumerable<Problem> problems, bool quiet)
    {
        bool isReadable = true;
        foreach (Problem problem in problems.Distinct())
        {
            ProblemKind kind = Problems.Of(problem.Id);
            isReadable &= kind.Severity != ProblemSeverity.Error;
            if (kind.Severity == ProblemSeverity.Error || (kind.Severity == ProblemSeverity.Warning && !quiet))
                error.WriteLine(SafeText.OneLine(Line(problem, kind)));
        }

        return isReadable;
    }

    private static string Line(Problem problem, ProblemKind kind)
    {
        string position = string.Create(CultureInfo.InvariantCulture, $"{problem.File}({problem.Line + 1},{problem.Column + 1})");
        string message = string.Format(CultureInfo.InvariantCulture, kind.Message, [.. problem.Arguments]);
        return $"{position}: {(kind.Severity == ProblemSeverity.Error ? "error" : "warning")} {problem.Id}: {message}";
    }
}
