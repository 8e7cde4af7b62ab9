namespace BackupJobsGen.Runtime;

/// <summary>
/// The pauses of a wait, and between attempts. <c>Retry-After</c> wins if the service sends it, within bounds; otherwise the pause grows
/// with each attempt. It is never zero, so that no answer can cause a busy loop.
/// </summary>
/// <param name="First">The first pause without <c>Retry-After</c>, more than zero.</param>
/// <param name="Last">The longest pause without <c>Retry-After</c>.</param>
public sealed record PollingDelay(TimeSpan First, TimeSpan Last)
{
    private readonly double _growth = 1.5;
    private readonly double _jitterPart = 0.2;

    private static readonly TimeSpan ShortestRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The first pause without <c>Retry-After</c>, more than zero.</summary>
    public TimeSpan First { get; } = First > TimeSpan.Zero
        ? First
        : throw new ArgumentOutOfRangeException(nameof(First), First, "A pause must be longer than zero.");

    /// <summary>The longest pause without <c>Retry-After</c>.</summary>
    public TimeSpan Last { get; } = Last >= First
        ? Last
        : throw new ArgumentOutOfRangeException(nameof(Last), Last, "The last pause must not be shorter than the first.");

    /// <summary>The longest pause that <c>Retry-After</c> can ask for: a wrong date must not suspend a wait for a year.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan Ceiling { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>By what each pause without <c>Retry-After</c> is multiplied for the next one, at least 1.</summary>
    /// <value>1.5.</value>
    public double Growth
    {
        get => _growth;
        init => _growth = value is >= 1 and <= 1000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The growth must be a number from 1 to 1000.");
    }

    /// <summary>
    /// Up to this part of a pause, 0 to 1, is left out at random, so that many clients do not send requests at the same moment.
    /// </summary>
    /// <value>0.2.</value>
    public double JitterPart
    {
        get => _jitterPart;
        init => _jitterPart = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The part must be a number from 0 to 1.");
    }

    /// <summary>Random numbers from 0 to below 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>The pause before the next request.</summary>
    /// <param name="attempt">Number of pauses before this one.</param>
    /// <param name="retryAfter">The pause that the service asks for; null if it does not.</param>
    public TimeSpan Next(int attempt, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        if (retryAfter is { } asked)
        {
            TimeSpan shortest = First < ShortestRetryAfter ? First : ShortestRetryAfter;
            return asked < shortest ? shortest : asked > Ceiling && Ceiling > shortest ? Ceiling : asked;
        }

        double ticks = Math.Min(First.Ticks * Math.Pow(Growth, attempt), Last.Ticks);
        double kept = 1 - JitterPart * Math.Clamp(Jitter(), 0, 1);
        return TimeSpan.FromTicks(Math.Max(1, (long)(ticks * kept)));
    }
}
