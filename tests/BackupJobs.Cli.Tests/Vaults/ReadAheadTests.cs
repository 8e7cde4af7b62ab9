namespace BackupJobs.Cli.Tests.Vaults;

public class ReadAheadTests
{
    [Fact]
    public async Task All_items_are_used_in_their_order()
    {
        List<int> used = [];

        await ReadAhead.ForEachAsync(Pages(20, 7), used.Add, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 140), used);
    }

    [Fact]
    public async Task The_next_page_is_requested_while_a_page_is_used()
    {
        TaskCompletionSource second = new();
        List<int> used = [];

        await ReadAhead.ForEachAsync(
            Pages(2, 3, page => _ = page == 1 && second.TrySetResult()),
            item =>
            {
                // A list that requests its second page only after the first is used would wait here.
                Assert.True(second.Task.Wait(TimeSpan.FromSeconds(30)));
                used.Add(item);
            },
            CancellationToken.None);

        Assert.Equal(6, used.Count);
    }

    [Fact]
    public async Task A_fault_follows_the_pages_before_it()
    {
        List<int> used = [];

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAhead.ForEachAsync(
            Pages(3, 5, page => _ = page == 2 ? throw new InvalidOperationException("page 2") : 0), used.Add, CancellationToken.None));

        Assert.Equal("page 2", fault.Message);
        Assert.Equal(Enumerable.Range(0, 10), used);
    }

    [Fact]
    public async Task A_fault_of_the_use_ends_the_list()
    {
        int pages = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAhead.ForEachAsync(
            Pages(1000, 5, _ => pages++), _ => throw new InvalidOperationException(), CancellationToken.None));

        Assert.InRange(pages, 1, 999);
    }

    [Fact]
    public async Task A_cancelled_list_ends()
    {
        using CancellationTokenSource stopped = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAhead.ForEachAsync(
            Pages(int.MaxValue / 5, 5, page => _ = page == 10 ? stopped.CancelAsync() : null), static _ => { }, stopped.Token));
    }

    private static async IAsyncEnumerable<int> Pages(
        int pages, int size, Action<int>? requested = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int page = 0; page < pages; page++)
        {
            await Task.Yield();
            requested?.Invoke(page);
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < size; i++)
                yield return (page * size) + i;
        }
    }
}
