namespace BackupJobs.Emulator;

/// <summary>Which requests go wrong, and how. The n-th request always meets the same fate for the same plan.</summary>
/// <param name="Rate">Share of requests that go wrong, 0 to 1.</param>
/// <param name="Seed">Another seed, other requests.</param>
public sealed record FaultPlan(double Rate, int Seed)
{
    /// <summary>Kinds to choose from, each as likely as the others.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>The fault of the request with this number (counted from 0 since the plan was set), or null if it is served.</summary>
    public FaultKind? At(long request)
    {
        ulong random = Mix(((ulong)(uint)Seed << 32) ^ (ulong)request);
        double share = (random >> 11) * (1.0 / (1UL << 53));
        return share < Rate && Kinds.Count > 0 ? Kinds[(int)(Mix(random) % (ulong)Kinds.Count)] : null;
    }

    // SplitMix64: a number alone decides, so that parallel requests need no shared generator.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
