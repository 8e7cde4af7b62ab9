namespace BackupJobs.Tests.Estate;

internal static class EndlessWatch
{
    /// <summary>Ends a watch where its cancellation would throw.</summary>
    public static async IAsyncEnumerable<T> Stopped<T>(this IAsyncEnumerable<T> watch)
    {
        await using IAsyncEnumerator<T> updates = watch.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return updates.Current;
        }
    }
}
