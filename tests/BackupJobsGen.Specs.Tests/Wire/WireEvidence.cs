namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>
/// Whether a comparison says what two clients send and read when they are used with the same C#. Two claims stay unproved by a
/// request and its answer: where a long-running operation finds its result, which only its polls show (no published document changes
/// it), and that the service returns a member no more, which the clients do not decide.
/// </summary>
internal sealed class WireEvidence(IReadOnlyList<SpecChange> changes)
{
    private readonly List<string> _silent = [];
    private readonly HashSet<SpecChange> _seen = [];

    /// <summary>Every disagreement, in words; none when all claims are proved and nothing else differs.</summary>
    public static async Task<IReadOnlyList<string>> DisagreementsAsync(
        IReadOnlyList<SpecChange> changes, LoadedClient old, LoadedClient now)
    {
        WireEvidence evidence = new(changes);
        await new OperationCalls(old, now, evidence).CompareAsync();
        await new RecordCalls(old, now, evidence).CompareAsync();
        new EnumValues(old, now, evidence).Compare();
        new UnionValues(old, now, evidence).Compare();
        IEnumerable<string> unproved = changes
            .Where(change => change.Breaks.HasFlag(Breaks.Wire) && !IsOfService(change) && !evidence._seen.Contains(change))
            .Select(change => $"sent and read alike, reported otherwise: {change}");
        return [.. evidence._silent.Distinct(), .. unproved];
    }

    private static bool IsOfService(SpecChange change) =>
        change is { Old: "returned", New: "write only" } or { Old: "write only", New: "returned" };

    /// <summary>Whether the change made a member required that an answer is said to lack.</summary>
    public static bool Demands(SpecChange change, Exception? fault) =>
        change.Subject == Subject.Member
            && fault?.Message.Contains($"{change.Name.Split('.')[0]}.{change.Wire} ", StringComparison.Ordinal) == true;

    /// <summary>Tells of a difference on the wire.</summary>
    /// <param name="what">The difference in words.</param>
    /// <param name="tells">The claims that mean exactly this one.</param>
    /// <param name="excuses">Changes after which the C# of a caller is another, so that it says nothing of the wire.</param>
    public void Differs(string what, Func<SpecChange, bool> tells, Func<SpecChange, bool>? excuses = null)
    {
        SpecChange[] claims = [.. changes.Where(change => change.Breaks.HasFlag(Breaks.Wire) && tells(change))];
        _seen.UnionWith(claims);
        bool isExcused = excuses is not null && changes.Any(change => change.Breaks != Breaks.None && excuses(change));
        if (claims.Length == 0 && !isExcused)
            _silent.Add($"differs, not reported: {what}");
    }
}
