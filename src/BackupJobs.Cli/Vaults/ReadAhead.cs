using System.Threading.Channels;

namespace BackupJobs.Cli;

/// <summary>Reads the next page of a list while the jobs of the last one are used.</summary>
internal static class ReadAhead
{
    /// <summary>The items of a list, in the same order, up to its end or its fault.</summary>
    /// <param name="source">A list in which an item that needs no request is there at once.</param>
    /// <param name="use">Called for each item.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    public static async Task ForEachAsync<T>(IAsyncEnumerable<T> source, Action<T> use, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // One page waits while the one before is used.
        Channel<List<T>> pages = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => ReadAsync(source, pages.Writer, stopped.Token), CancellationToken.None);
        try
        {
            await foreach (List<T> page in pages.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                page.ForEach(use);
        }
        finally
        {
            // Of no effect unless an item could not be used.
            await stopped.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    // What comes without waiting is one page.
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<List<T>> pages, CancellationToken cancellationToken)
    {
        try
        {
            List<T> page = [];
            IAsyncEnumerator<T> items = source.GetAsyncEnumerator(cancellationToken);
            await using (items.ConfigureAwait(false))
            {
                while (true)
                {
                    ValueTask<bool> next = items.MoveNextAsync();
                    Task passed = Task.CompletedTask;
                    if (!next.IsCompleted && page.Count > 0)
                    {
                        passed = pages.WriteAsync(page, cancellationToken).AsTask();
                        page = [];
                    }

                    if (!await EndOf(next, passed).ConfigureAwait(false))
                        break;
                    page.Add(items.Current);
                }
            }

            await pages.WriteAsync(page, cancellationToken).ConfigureAwait(false);
            pages.Complete();
        }
        catch (Exception fault)
        {
            // The caller's, after the pages before.
            pages.Complete(fault);
        }
    }

    // A list cannot be disposed while it moves, so its move ends first.
    private static async ValueTask<bool> EndOf(ValueTask<bool> next, Task passed)
    {
        try
        {
            return await next.ConfigureAwait(false);
        }
        finally
        {
            await passed.ConfigureAwait(false);
        }
    }
}
