namespace BackupJobs;

/// <summary>Marks the calls of a wait, so that the HTTP pipeline below does not repeat what the wait itself repeats.</summary>
internal static class WaitScope
{
    private static readonly AsyncLocal<bool> Active = new();

    public static bool IsActive => Active.Value;

    /// <summary>Runs one call inside of the scope. An async method restores its caller's context, so there is nothing to undo.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Active.Value = true;
        return await call(cancellationToken).ConfigureAwait(false);
    }
}
