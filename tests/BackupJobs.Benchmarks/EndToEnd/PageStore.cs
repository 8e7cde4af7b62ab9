using System.Globalization;
using BackupJobs.Benchmarks.Inputs;

namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>The bodies of a paged list, created before anything is measured.</summary>
internal sealed class PageStore
{
    public const string Path =
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/vault1/backupJobs";

    private const string SkipToken = "$skipToken=";

    private readonly byte[][] _pages;

    /// <param name="address">Scheme and authority for the next links.</param>
    /// <param name="pages">Number of pages.</param>
    /// <param name="jobs">Jobs on each.</param>
    public PageStore(string address, int pages, int jobs) => _pages = [.. Enumerable.Range(1, pages)
        .Select(
            next => JobPages.Page(
                jobs,
                next == pages
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{address}{Path}?api-version=2024-04-01&{SkipToken}{next}"),
                (next - 1) * jobs))];

    /// <summary>The skip token of a next link; null at the end of the list.</summary>
    public static string? TokenOf(string? nextLink) =>
        nextLink?[(nextLink.IndexOf(SkipToken, StringComparison.Ordinal) + SkipToken.Length)..];

    /// <summary>The page that a query asks for.</summary>
    public byte[] Find(string query)
    {
        string text = Uri.UnescapeDataString(query);
        int at = text.IndexOf(SkipToken, StringComparison.Ordinal);
        return _pages[at < 0 ? 0 : int.Parse(text.AsSpan(at + SkipToken.Length), CultureInfo.InvariantCulture)];
    }
}
