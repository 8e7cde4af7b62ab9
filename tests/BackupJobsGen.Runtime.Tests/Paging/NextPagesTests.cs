using BackupJobsGen.Runtime.Generated;

namespace BackupJobsGen.Runtime.Tests.Paging;

/// <summary>Lists whose pages do not say in a member how they go on.</summary>
public sealed class NextPagesTests
{
    [Theory]
    [InlineData("<https://a/2>; rel=\"next\"", "https://a/2")]
    [InlineData("<https://a/1>; rel=\"prev\", <https://a/3>; rel=\"next\", <https://a/9>; rel=\"last\"", "https://a/3")]
    [InlineData("</a,b;c>; title=\"x, <y>; rel=next\"; REL=Next", "/a,b;c")]
    [InlineData("<?page=2>;rel=\"last next\"", "?page=2")]
    [InlineData("<2>; rel=\"prev\", <3>; title=\"a\\\"b\"; rel=next", "3")]
    [InlineData("<https://a/2>; rel=\"nextpage\"", null)]
    [InlineData("<https://a/2>; title=\"next\"", null)]
    [InlineData("<https://a/2", null)]
    [InlineData("<2>; rel=\"prev\tnext\"", "2")]
    [InlineData("<1>;rel=first , <./more?a=1,2&b=<x>; rel=\"next\"; type=\"a/b, c\"", "./more?a=1,2&b=<x")]
    [InlineData("<1>; rel=\"first\"; rel=\"next\", <2>; Rel = \"NEXT\" ; foo", "2")]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    [InlineData("<a>; rel=\"next", "a")]
    public void The_next_link_of_a_header_is_found(string header, string? expected) => Assert.Equal(expected, LinkHeader.Next(header));

    [Fact]
    public async Task A_link_header_leads_through_the_list()
    {
        FakeServer server = new FakeServer()
            .Answer(200, """[{"id":"a"}]""", $"Link: <{FakeServer.Endpoint}/two?x=%2F>; rel=\"next\"")
            .Answer(200, """[{"id":"b"}]""", "Link: </first>; rel=\"first\"");

        Assert.Equal(["a", "b"], await Ids(server, NextPages.ByLinkHeader));

        Assert.Equal($"GET {FakeServer.Endpoint}/two?x=%2F", server.Asked[^1]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task A_link_header_to_another_origin_is_refused(string link)
    {
        FakeServer server = new FakeServer().Answer(200, """[{"id":"a"}]""", $"Link: <{link}>; rel=\"next\"");

        await Assert.ThrowsAsync<OriginMismatchException>(() => Ids(server, NextPages.ByLinkHeader));

        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("<https://a/2; rel=next")]
    [InlineData("https://a/2?p=2; rel=\"next\"")]
    [InlineData("<1>; rel=first, https://a/2; title=x; REL=Next")]
    [InlineData("<>; rel=\"next\"")]
    [InlineData("< >; rel=next")]
    public async Task A_link_that_cannot_be_read_does_not_end_the_list(string header)
    {
        FakeServer server = new FakeServer().Answer(200, """[{"id":"a"}]""", $"Link: {header}");

        ApiException fault = await Fails(server, NextPages.ByLinkHeader);

        Assert.True(fault.IsUnreadable);
        Assert.Contains("Link", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"x"}""")]
    [InlineData("""{"value":[{"id":"a"}]}""")]
    [InlineData("{}")]
    public async Task An_object_in_place_of_the_list_is_not_an_empty_list(string body)
    {
        foreach (PageAdvance advance in new[] { NextPages.ByOffset(0), NextPages.ByLinkHeader })
            Assert.True((await Fails(new FakeServer().Answer(200, body), advance)).IsUnreadable);
    }

    [Fact]
    public async Task A_list_whose_links_lead_back_ends()
    {
        FakeServer server = new();
        for (int i = 0; i < 3; i++)
            server.Answer(200, $$"""[{"id":"{{i}}"}]""", $"Link: </{i % 2}>; rel=\"next\"");

        Assert.Contains("never end", (await Fails(server, NextPages.ByLinkHeader)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "2", "3")]
    [InlineData(true, "3", "4")]
    public async Task Numbers_grow_until_a_page_is_empty(bool isOffset, string second, string third)
    {
        FakeServer server = new FakeServer()
            .Answer(200, """[{"id":"a"},{"id":5,"x":1}]""").Answer(200, """[{"id":"b"}]""").Answer(200, "[]");
        List<string> asked = [];

        List<string> ids = await Ids(server, isOffset ? NextPages.ByOffset(1) : NextPages.ByNumber(1), asked.Add);

        Assert.Equal(["a", "b"], ids.Where(id => id != "5"));
        Assert.Equal([second, third], asked);
    }

    [Fact]
    public async Task A_service_that_ignores_the_number_ends_the_list()
    {
        FakeServer server = new FakeServer()
            .Answer(200, """[{"id":"a"}]""").Answer(200, """[{"id":"a"}]""").Answer(200, """[{"id":"a"}]""");

        ApiException error = await Fails(server, NextPages.ByNumber(1));

        Assert.Contains("equal to the one before", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task More_pages_than_allowed_end_the_list()
    {
        FakeServer server = new();
        for (int i = 0; i < 5; i++)
            server.Answer(200, $$"""[{"id":"{{i}}"}]""");

        ApiException error = await Fails(server, NextPages.ByNumber(1), new ApiClientOptions { MaxPages = 3 });

        Assert.Contains("more than 3 pages", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_that_is_not_a_number_is_an_error_of_the_caller()
    {
        ApiPageable<Sample> list = List(new FakeServer().Answer(200, """[{"id":"a"}]"""), NextPages.ByNumber(1), null, null);

        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (ApiPage<Sample> _ in list.AsPages("/stored"))
                break;
        });
    }

    private static Task<ApiException> Fails(FakeServer server, PageAdvance advance, ApiClientOptions? options = null) =>
        Assert.ThrowsAsync<ApiException>(() => Ids(server, advance, null, options));

    private static ApiPageable<Sample> List(FakeServer server, PageAdvance advance, Action<string>? asked, ApiClientOptions? options)
    {
        Func<string, ApiRequest>? next = advance == NextPages.ByLinkHeader ? null : link =>
        {
            asked?.Invoke(link);
            return Operations.Of(Operations.List);
        };
        return NextPages.List(
            server.Pipeline(options), Operations.Of(Operations.List), "", JsonObjects.Read<Sample>, next, advance, CancellationToken.None);
    }

    private static async Task<List<string>> Ids(
        FakeServer server, PageAdvance advance, Action<string>? asked = null, ApiClientOptions? options = null)
    {
        List<string> ids = [];
        await foreach (Sample sample in List(server, advance, asked, options))
            ids.Add(sample.Id);
        return ids;
    }
}
