using System.Globalization;

namespace BackupJobsGen.Runtime;

/// <summary>Creates lists for the test of a caller. They send nothing.</summary>
public static class ApiPageable
{
    internal static HttpClient Nowhere { get; } = new(new Refusing());

    /// <summary>A list of one page.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items.</param>
    public static ApiPageable<T> FromItems<T>(params IEnumerable<T> items) => FromPages([items]);

    /// <summary>A list of several pages.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="pages">The items of each page; at least one page.</param>
    /// <exception cref="ArgumentException">There is no page.</exception>
    public static ApiPageable<T> FromPages<T>(params IEnumerable<IEnumerable<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ValueList<T>[] all = [.. pages.Select(ValueList.From)];
        if (all.Length == 0)
            throw new ArgumentException("A list has at least one page.", nameof(pages));
        return new ApiPageable<T>([.. all.Select((items, i) => new ApiPage<T>
        {
            Items = items,
            NextLink = i + 1 < all.Length ? "page/" + (i + 1).ToString(CultureInfo.InvariantCulture) : null,
            Response = ApiResponse.FromStatus(),
        })]);
    }

    internal static int IndexOf(string? link, int count) => link is null ? 0
        : link.StartsWith("page/", StringComparison.Ordinal)
            && int.TryParse(link.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < count
            ? index
            : throw new ArgumentException($"'{link}' is not a link of this list.", nameof(link));

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A list that was made for a test sends nothing.");
    }
}
