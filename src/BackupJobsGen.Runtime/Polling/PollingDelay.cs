namespace BackupJobsGen.Runtime;

/// <summary>
/// How long to pause before the next request. <c>Retry-After</c> wins where the service sends it, within bounds; else the pause grows by
/// half from attempt to attempt. Never zero, so that no answer of a service can make a busy loop.
/// </summary>
/// <param name="First">The first pause of one's own, more than zero.</param>
/// <param name="Last">The longest pause of one's own.</param>
public sealed record PollingDelay(TimeSpan First, TimeSpan Last)
{
    private const double Growth = 1.5;

    /// <summary>Up to this part of a pause is left out at random, so that many clients do not ask at the same moment.</summary>
    private const double JitterPart = 0.2;

    private static readonly TimeSpan ShortestAsked = TimeSpan.FromSeconds(1);

    /// <summary>The first pause of one's own, more than zero.</summary>
    public TimeSpan First { get; } = First > TimeSpan.Zero ? First : throw new ArgumentOutOfRangeException(nameof(First), First, "A pause must be longer than zero.");

    /// <summary>The longest pause of one's own.</summary>
    public TimeSpan Last { get; } = Last >= First ? Last : throw new ArgumentOutOfRangeException(nameof(Last), Last, "The last pause must not be shorter than the first.");

    /// <summary>The longest pause that the service can ask for: a wrong date must not end a wait for a year.</summary>
    public TimeSpan Ceiling { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Random numbers from 0 to below 1; a test gives its own.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>The pause before the next request.</summary>
    /// <param name="attempt">How many pauses there were, from 0.</param>
    /// <param name="retryAfter">What the service asks for; null when it does not.</param>
    public TimeSpan Next(int attempt, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        if (retryAfter is { } asked)
        {
            TimeSpan shortest = First < ShortestAsked ? First : ShortestAsked;
            return asked < shortest ? shortest : asked > Ceiling && Ceiling > shortest ? Ceiling : asked;
        }

        double ticks = Math.Min(First.Ticks * Math.Pow(Growth, attempt), Last.Ticks);
        double kept = 1 - JitterPart * Math.Clamp(Jitter(), 0, 1);
        return TimeSpan.FromTicks(Math.Max(1, (long)(ticks * kept)));
    }
}
