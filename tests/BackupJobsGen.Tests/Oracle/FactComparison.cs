using System.Text.RegularExpressions;

namespace BackupJobsGen.Tests.Oracle;

/// <summary>A difference between two readers that has a reason. Everything else that differs is a fault of one of them.</summary>
/// <param name="Pattern">"ours" or "theirs", then the fact that only this reader finds.</param>
/// <param name="Reason">Why the readers differ.</param>
internal sealed record KnownDifference(string Pattern, string Reason);

/// <summary>Compares what two readers find in one document.</summary>
internal static class FactComparison
{
    public static void AssertEqual(SortedSet<string> ours, SortedSet<string> theirs, IEnumerable<KnownDifference> known)
    {
        Assert.True(ours.Count > 10 && theirs.Count > 10);
        string[] differences =
        [
            .. ours.Except(theirs).Select(fact => "ours: " + fact)
                .Concat(theirs.Except(ours).Select(fact => "theirs: " + fact))
                .Where(difference => !known.Any(one => Regex.IsMatch(difference, one.Pattern, RegexOptions.CultureInvariant))),
        ];

        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }
}
