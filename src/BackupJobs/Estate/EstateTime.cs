namespace BackupJobs;

/// <summary>The time limit of an estate, from its creation.</summary>
internal sealed class EstateTime(TimeSpan? limit, TimeProvider time)
{
    // The longest possible timer.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly long _began = time.GetTimestamp();

    /// <summary>Time that is left, not negative; null without a limit.</summary>
    public TimeSpan? Left => limit is { } whole
        ? TimeSpan.FromTicks(Math.Max(0, (whole - time.GetElapsedTime(_began)).Ticks))
        : null;

    /// <summary>
    /// What one of the remaining steps may take; null without a limit. A step that takes less leaves more to the others, and one share is
    /// left for what follows the last step.
    /// </summary>
    /// <param name="steps">How many steps remain.</param>
    public TimeSpan? Share(int steps) => Left / (steps + 1) is { } share && share < LongestTimer ? share : null;
}
