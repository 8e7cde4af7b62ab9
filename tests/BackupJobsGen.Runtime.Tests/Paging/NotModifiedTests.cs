using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Lists that are requested only if they have changed.</summary>
public sealed class NotModifiedTests : IDisposable
{
    private const string Link = "Link: </two>; rel=\"next\"";

    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    private static ApiRequest Request() =>
        Operations.Of(Operations.List).Accept(304).Header("If-None-Match", "\"a\"").Header("If-Modified-Since", "then");

    private ApiPageable<Sample> List(bool isByLink, ApiPipeline? pipeline = null) => isByLink
        ? NextPages.List(
            pipeline ?? _server.Pipeline(), Request(), "", JsonObjects.Read<Sample>, null, NextPages.ByLinkHeader, CancellationToken.None)
        : new(pipeline ?? _server.Pipeline(), Request(), "value", "nextLink", JsonObjects.Read<Sample>, _ => Request());

    private IEnumerable<string?> Sent(string header) => _server.Requests.Select(
        request => request.Headers.NonValidated.TryGetValues(header, out HeaderStringValues values) ? values.ToString() : null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_has_not_changed_is_one_page_without_items(bool isByLink)
    {
        _server.Answer(304, "", Link, "ETag: \"a\"");
        List<ApiPage<Sample>> pages = [];
        await foreach (ApiPage<Sample> page in List(isByLink).AsPages())
            pages.Add(page);

        ApiPage<Sample> only = Assert.Single(pages);
        Assert.Equal((true, 0, null, "\"a\""), (only.Response.IsNotModified, only.Items.Count, only.NextLink, only.Response.ETag));
        Assert.Single(_server.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_version_of_the_first_page_is_not_sent_with_later_ones(bool isByLink)
    {
        _server.Answer(200, isByLink ? "[]" : """{"value":[],"nextLink":"2"}""", Link).Answer(200, isByLink ? "[]" : "{}");
        await foreach (ApiPage<Sample> _ in List(isByLink).AsPages())
        {
        }

        Assert.Equal(["\"a\"", null], Sent("If-None-Match"));
        Assert.Equal(["then", "then"], Sent("If-Modified-Since"));
    }

    [Fact]
    public async Task Nor_is_one_of_the_options_of_the_call()
    {
        ApiPipeline pipeline = _server.Pipeline().With(
            new ApiCallOptions { Headers = new Dictionary<string, string> { ["if-match"] = "b", ["If-None-Match"] = "c" } });
        _server.Answer(200, """{"value":[],"nextLink":"2"}""").Answer(200, "{}");
        await foreach (Sample _ in List(isByLink: false, pipeline))
            Assert.Fail("no items");

        Assert.Equal(["b", null], Sent("If-Match"));
        Assert.Equal(["c", null], Sent("If-None-Match"));
    }
}
