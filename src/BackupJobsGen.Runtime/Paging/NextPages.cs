using System.ComponentModel;
using System.Globalization;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Says what the next page of a list is requested with, where the page itself does not: null after the last page.</summary>
/// <param name="response">The response with a page.</param>
/// <param name="items">Number of items on the page.</param>
/// <param name="current">What this page was requested with; null for the first page.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate string? PageAdvance(ApiResponse response, int items, string? current);

/// <summary>The kinds of paging that x-bjg-paging declares.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NextPages
{
    /// <summary>Creates a list whose pages have no next link or token in a member. Nothing is sent until it is enumerated.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">The request for the first page.</param>
    /// <param name="itemName">JSON name of the list on a page.</param>
    /// <param name="item">Reads one item.</param>
    /// <param name="next">Creates the request for a next page where it is not a GET of a link.</param>
    /// <param name="advance">Says what the next page is requested with.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    public static ApiPageable<T> List<T>(
        ApiPipeline pipeline, ApiRequest request, string itemName, JsonRead<T> item, Func<string, ApiRequest>? next, PageAdvance advance,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(advance);
        return new ApiPageable<T>(pipeline, request, itemName, item, next, advance, cancellationToken);
    }

    /// <summary>The header <c>Link</c> with the relation <c>next</c> (RFC 8288).</summary>
    /// <param name="response">The response with a page.</param>
    /// <param name="items">Not used.</param>
    /// <param name="current">Not used.</param>
    public static string? ByLinkHeader(ApiResponse response, int items, string? current)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Headers.GetValues("Link").Select(LinkHeader.Next).FirstOrDefault(static link => link is not null);
    }

    /// <summary>The next number, until a page is empty.</summary>
    /// <param name="first">Number of the first page.</param>
    public static PageAdvance ByNumber(long first) => (_, items, current) => items == 0 ? null : Add(current, first, 1);

    /// <summary>The number of items before the page, until a page is empty.</summary>
    /// <param name="first">Items before the first page.</param>
    public static PageAdvance ByOffset(long first) => (_, items, current) => items == 0 ? null : Add(current, first, items);

    private static string Add(string? current, long first, long step)
    {
        long number = first;
        if (current is not null && !long.TryParse(current, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            throw new ArgumentException($"The list cannot be resumed: '{current}' is not the number of a page or item.", nameof(current));
        return checked(number + step).ToString(CultureInfo.InvariantCulture);
    }
}
