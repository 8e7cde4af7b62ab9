namespace BackupJobs.Tests.Support;

/// <summary>Takes progress as it comes; <see cref="Progress{T}"/> would hand it over later, on another thread.</summary>
internal sealed class Recorder<T>(ICollection<T> reports) : IProgress<T>
{
    public void Report(T value) => reports.Add(value);
}

internal static class AsyncEnumerables
{
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        List<T> items = [];
        await foreach (T item in source)
            items.Add(item);
        return items;
    }
}
