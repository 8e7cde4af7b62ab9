using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;
using BackupJobs.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>Whether a contradiction is the cause of a failure: the same place, the same member. Nothing else excuses one.</summary>
internal static class Explanation
{
    public static bool Explains(IEnumerable<Contradiction> contradictions, Difference difference) =>
        contradictions.Any(contradiction => contradiction.Pointer == difference.Pointer);

    public static bool Explains(IReadOnlyCollection<Contradiction> contradictions, Exception fault, bool hasBody)
    {
        JsonReadException? unreadable = fault as JsonReadException ?? fault.InnerException as JsonReadException;
        if (unreadable?.MemberName is { } member)
            return contradictions.Any(contradiction => contradiction.Message.Contains($"\"{member}\" is missing", StringComparison.Ordinal) || contradiction.Pointer.EndsWith("/" + member, StringComparison.Ordinal));
        if (unreadable is not null)
            return contradictions.Any(contradiction => IsOfKind(contradiction) && (contradiction.Pointer.Length == 0 ? unreadable.Path is null or "$" : unreadable.Path != "$"));
        return !hasBody && fault is ApiException { IsUnreadable: true } && contradictions.Any(contradiction => contradiction.Message.StartsWith("no body", StringComparison.Ordinal));
    }

    /// <summary>The value is another one than the document says; a member that is missing is not.</summary>
    private static bool IsOfKind(Contradiction contradiction) =>
        contradiction.Message.Contains("expected, found", StringComparison.Ordinal) || contradiction.Message.StartsWith("null,", StringComparison.Ordinal);
}
