using System.Collections.Concurrent;

namespace BackupJobsGen.Runtime;

/// <summary>The next links of one list, by the index of the page that they lead to.</summary>
internal sealed class LinkChain
{
    private readonly ConcurrentDictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>
    /// Index of the page that a link leads to; 0 for the first page. A link that is not known, such as a stored one, counts as
    /// the second page.
    /// </summary>
    public int IndexOf(string? link) => link is null ? 0 : _indexes.GetOrAdd(link, 1);

    public bool Contains(string link) => _indexes.ContainsKey(link);

    /// <summary>Adds the link to a page; a page may be read again.</summary>
    /// <returns>False when the link leads back to a page before.</returns>
    public bool TryAdd(string link, int index) => _indexes.GetOrAdd(link, index) >= index;

    public void Clear() => _indexes.Clear();
}
