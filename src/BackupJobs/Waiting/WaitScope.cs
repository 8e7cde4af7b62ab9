namespace BackupJobs;

/// <summary>Marks the requests of a wait, so that the HTTP pipeline does not retry what the wait itself retries.</summary>
internal static class WaitScope
{
    private static readonly AsyncLocal<bool> Active = new();

    public static bool IsActive => Active.Value;

    /// <summary>Runs one request inside the scope. An async method restores its caller's context, so there is nothing to undo.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        Active.Value = true;
        return await request(cancellationToken).ConfigureAwait(false);
    }
}
