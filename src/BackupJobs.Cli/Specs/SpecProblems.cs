using System.Globalization;
using BackupJobsGen.Specs;
using BackupJobsGen;

namespace BackupJobs.Cli;

/// <summary>What is wrong with documents, as a build says it.</summary>
internal static class SpecProblems
{
    /// <summary>Tells the problems of both sides.</summary>
    /// <exception cref="FailureException">A document cannot be read, or nothing is selected.</exception>
    public static void Check(TextWriter error, SpecSide old, SpecSide now, bool quiet)
    {
        bool unreadable = false;
        foreach (Problem problem in old.Problems.Concat(now.Problems).Distinct())
        {
            ProblemKind kind = Problems.Of(problem.Id);
            unreadable |= kind.Severity == ProblemSeverity.Error;
            if (kind.Severity == ProblemSeverity.Error || (kind.Severity == ProblemSeverity.Warning && !quiet))
                error.WriteLine(SafeText.OneLine(Line(problem, kind)));
        }

        if (unreadable)
            throw new FailureException(new Failure(ExitCode.Error, "A document cannot be read as a build would read it.", Advice: "Correct what is shown above with file, line and column."));
        if (old.Unmatched.Intersect(now.Unmatched, StringComparer.Ordinal).FirstOrDefault() is { } pattern)
            throw FailureException.Usage($"The pattern '{pattern}' selects nothing on either side.", "Look at --operations (operationIds, * stands for any text) and --paths (* within a segment, ** across).");
    }

    private static string Line(Problem problem, ProblemKind kind)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{problem.File}({problem.Line + 1},{problem.Column + 1})");
        string message = string.Format(CultureInfo.InvariantCulture, kind.Message, [.. problem.Arguments]);
        return $"{place}: {(kind.Severity == ProblemSeverity.Error ? "error" : "warning")} {problem.Id}: {message}";
    }
}
