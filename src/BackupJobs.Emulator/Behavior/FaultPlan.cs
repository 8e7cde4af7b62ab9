namespace BackupJobs.Emulator;

/// <summary>Which requests fail, and how. For the same plan, the n-th request always fails or succeeds in the same way.</summary>
/// <param name="Rate">Share of requests that fail, 0 to 1.</param>
/// <param name="Seed">Seed of the selection; another seed selects other requests.</param>
public sealed record FaultPlan(double Rate, int Seed)
{
    /// <summary>Faults to choose from, with equal probability.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>The fault of a request, or null if the request is served.</summary>
    /// <param name="request">Index of the request, counted from 0 since the plan was set.</param>
    public FaultKind? At(long request)
    {
        ulong random = Mix(((ulong)(uint)Seed << 32) ^ (ulong)request);
        double share = (random >> 11) * (1.0 / (1UL << 53));
        return share < Rate && Kinds.Count > 0 ? Kinds[(int)(Mix(random) % (ulong)Kinds.Count)] : null;
    }

    // SplitMix64 depends on the index alone, so that parallel requests need no shared generator.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
