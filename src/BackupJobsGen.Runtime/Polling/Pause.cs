namespace BackupJobsGen.Runtime;

/// <summary>Pauses of any length.</summary>
internal static class Pause
{
    /// <summary>A timer takes 49 days at most.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromDays(1);

    public static async Task ForAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        for (TimeSpan left = delay; left > TimeSpan.Zero; left -= Slice)
            await Task.Delay(left < Slice ? left : Slice, time, cancellationToken).ConfigureAwait(false);
    }
}
