using System.Reflection;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>Continues after an example's page: with the example's own link, then over several pages with links of the runner.</summary>
/// <param name="bind">Calls the generated method.</param>
internal sealed class PageReplay(WirePaging paging, PageOutcome page, Func<HttpClient, Task<object?>> bind)
{
    // Sent verbatim: neither decoded nor encoded again.
    private const string Second = "/conformance/page?token=a%20b%2Fc";
    private const string Third = "/conformance/page?token=3&api-version=x";

    public async Task<List<(string Reason, string Detail)>> RunAsync(ExampleResponse response)
    {
        List<(string, string)> faults = [];
        if (paging.NextLinkName is not { } linkName
            || response.Body is not { } body
            || JsonNode.Parse(body.GetRawText()) is not JsonObject first
            || first[linkName] is not (null or JsonValue))
            return faults;
        if (page.NextLink is { } own)
            faults.AddRange(OwnLink(own, await EnumerateAsync(first, Page(first, linkName, null))));
        Walk walk = await EnumerateAsync(Page(first, linkName, Second), Page(first, linkName, Third), Page(first, linkName, null));
        string[] urls = [.. walk.Sent.Skip(1).Select(request => $"{request.Method} {request.Uri.PathAndQuery}")];
        if (walk.Fault is not null || walk.Items != 3 * page.Items.Count || urls.Length != 2)
            faults.Add(
                ("pages", $"expected 3 pages of {page.Items.Count} items, found {walk.Sent.Count} and {walk.Items} items; {walk.Fault}"));
        else if (paging.OperationName is null && !urls.SequenceEqual([$"GET {Second}", $"GET {Third}"]))
            faults.Add(("next link", $"expected {Second} and {Third}, sent {string.Join(" and ", urls)}"));
        return faults;
    }

    // Examples have links to any host; a link to another origin must be refused.
    private IEnumerable<(string, string)> OwnLink(string link, Walk walk)
    {
        Uri asked = walk.Sent[0].Uri;
        // "https:/path" is a mistake, not a path on this host.
        bool isBroken = link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !link.Contains("://", StringComparison.Ordinal);
        bool here = Uri.TryCreate(asked, link, out Uri? target)
            && !isBroken
            && target.GetLeftPart(UriPartial.Authority) == asked.GetLeftPart(UriPartial.Authority);
        if (paging.OperationName is not null)
            yield break;
        if (!here && (walk.Fault is not OriginMismatchException || walk.Sent.Count != 1))
            yield return ("next link of another origin", $"{link} was not refused: {walk.Fault}");
        else if (here
            && (walk.Fault is not null
                || walk.Sent.Count != 2
                || Uri.UnescapeDataString(walk.Sent[1].Uri.PathAndQuery) != Uri.UnescapeDataString(target!.PathAndQuery)))
            yield return ("next link", $"expected {target}, sent {walk.Sent.LastOrDefault()?.Uri}; {walk.Fault}");
    }

    private static JsonObject Page(JsonObject first, string linkName, string? link)
    {
        JsonObject next = (JsonObject)first.DeepClone();
        next.Remove(linkName);
        if (link is not null)
            next[linkName] = link;
        return next;
    }

    private async Task<Walk> EnumerateAsync(params JsonObject[] pages)
    {
        using CapturingHandler handler = new([.. pages.Select(next => Answer.Of(200, next.ToJsonString()))]);
        using HttpClient http = new(handler);
        if (await bind(http) is not { } pageable)
            return new Walk(handler.Sent, 0, null);
        MethodInfo collect = GetType()
            .GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(pageable.GetType().GetGenericArguments());
        (int items, Exception? fault) = await (Task<(int, Exception?)>)collect.Invoke(null, [pageable])!;
        return new Walk(handler.Sent, items, fault);
    }

    private static async Task<(int Items, Exception? Fault)> CollectAsync<T>(ApiPageable<T> pageable)
    {
        int items = 0;
        try
        {
            await foreach (T _ in pageable)
                items++;
            return (items, null);
        }
        catch (Exception fault) when (fault is ApiException or OriginMismatchException or InvalidOperationException or ArgumentException)
        {
            return (items, fault);
        }
    }

    private sealed record Walk(List<SentRequest> Sent, int Items, Exception? Fault);
}
