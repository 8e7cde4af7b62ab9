namespace BackupJobsGen.Runtime.Tests;

public sealed class PageableTests
{
    private const string Next = "https://management.azure.com/next%2Fpage?$skipToken=a%2B'b==";

    [Fact]
    public async Task Pages_are_fetched_one_after_the_other()
    {
        FakeServer server = new FakeServer()
            .Answer(200, $$"""{"value":[{"id":"a"},{"id":"b"}],"nextLink":"{{Next}}","count":3}""")
                .Answer(200, """{"value":[],"nextLink":"/third"}""")
                .Answer(200, """{"value":[{"id":"c"}],"nextLink":""}""");
        ApiPageable<Sample> list = List(server);
        Assert.Empty(server.Asked);
        Assert.Equal(["a", "b", "c"], await Ids(list));
        Assert.Equal(
            [$"GET {FakeServer.Endpoint}/vaults/v/jobs?api-version=2024-04-01", "GET " + Next, $"GET {FakeServer.Endpoint}/third"],
            server.Asked);
    }

    [Fact]
    public async Task A_page_keeps_its_other_members_and_can_be_resumed()
    {
        FakeServer server = new FakeServer()
            .Answer(200, $$"""{"count":3,"value":[{"id":"a"}],"nextLink":"{{Next}}"}""", "x-ms-request-id: r")
            .Answer(200, """{"value":[{"id":"b"}]}""");
        List<ApiPage<Sample>> pages = [];
        await foreach (ApiPage<Sample> page in List(server).AsPages())
        {
            pages.Add(page);
            break;
        }

        Assert.Equal((Next, "3", "r"), (pages[0].NextLink, pages[0].AdditionalProperties["count"].ToString(), pages[0].Response.RequestId));
        Assert.DoesNotContain("skipToken", pages[0].ToString(), StringComparison.Ordinal);
        await foreach (ApiPage<Sample> page in List(server).AsPages(pages[0].NextLink))
            pages.Add(page);
        Assert.Equal("b", pages[1].Items.Single().Id);
    }

    [Fact]
    public async Task Only_the_unreadable_item_is_skipped()
    {
        FakeServer server = new FakeServer().Answer(200, """{"value":[{"id":"a"},{"count":1},null,{"id":5,"x":[{}]},{"id":"b"}]}""");
        List<UnreadableItem> found = [];
        ApiPageable<Sample> list = List(server, new ApiClientOptions { UnreadableItemFound = found.Add });
        Assert.Equal(["a", "b"], await Ids(list));
        Assert.Equal(
            [(1, "$.value[1].id"), (2, "$.value[2]"), (3, "$.value[3].id")], found.Select(static item => (item.Index, item.Fault.Path!)));
        Assert.Equal("""{"id":5,"x":[{}]}""", found[2].Json.ToString());
        Assert.Equal("Sample.id is required, but missing (at $.value[1].id).", found[0].ToString());
    }

    [Theory]
    [InlineData("value", "paging.next", """{"paging":{"before":{"next":"no"},"next":"/two"},"value":[{"id":"a"}]}""")]
    [InlineData("result.rows", "result.links.next", """{"result":{"count":1,"links":{"next":"/two"},"rows":[{"id":"a"}]}}""")]
    [InlineData("value", "odata.nextLink", """{"odata.nextLink":"/two","odata":{"nextLink":"no"},"value":[{"id":"a"}]}""")]
    public async Task Names_with_dots_are_members_or_paths(string itemName, string nextLinkName, string page)
    {
        FakeServer server = new FakeServer().Answer(200, page).Answer(200, "{}");

        Assert.Equal(["a"], await Ids(
            new ApiPageable<Sample>(
                server.Pipeline(null), Operations.Of(Operations.List), itemName, nextLinkName, JsonObjects.Read<Sample>)));

        Assert.Equal($"GET {FakeServer.Endpoint}/two", server.Asked[^1]);
    }

    [Theory]
    [InlineData("""{"meta":"abc","value":[]}""")]
    [InlineData("""{"meta":{"next":{}},"value":[]}""")]
    [InlineData("""{"meta":[{"next":"/two"}],"value":[]}""")]
    public async Task A_path_to_the_next_link_that_leads_elsewhere_is_an_error(string page)
    {
        ApiPageable<Sample> list = new(
            new FakeServer().Answer(200, page).Pipeline(), Operations.Of(Operations.List), "value", "meta.next", JsonObjects.Read<Sample>);
        Assert.True((await Assert.ThrowsAsync<ApiException>(() => Ids(list))).IsUnreadable);
    }

    [Theory]
    [InlineData("""{"meta":null,"value":[{"id":"a"}],"error":"none"}""")]
    [InlineData("""{"meta":{},"value":[{"id":"a"}],"error":{}}""")]
    [InlineData("""{"meta":{"next":null},"error":null,"value":[{"id":"a"}]}""")]
    public async Task A_list_with_items_may_have_an_error_as_well(string page)
    {
        ApiPageable<Sample> list = new(
            new FakeServer().Answer(200, page).Pipeline(), Operations.Of(Operations.List), "value", "meta.next", JsonObjects.Read<Sample>);
        Assert.Equal(["a"], await Ids(list));
    }

    [Fact]
    public async Task The_last_of_two_members_wins()
    {
        FakeServer server = new FakeServer()
            .Answer(200, $$"""{"value":[{"id":"a"},{}],"nextLink":null,"value":null,"value":[{"id":"b"}],"nextLink":"{{Next}}"}""")
            .Answer(200, """{"value":[]}""");
        await using IAsyncEnumerator<ApiPage<Sample>> pages = List(server).AsPages().GetAsyncEnumerator();
        Assert.True(await pages.MoveNextAsync());
        Assert.Equal("b", pages.Current.Items.Single().Id);
        Assert.Equal((0, Next, 0), (pages.Current.Unreadable.Count, pages.Current.NextLink, pages.Current.AdditionalProperties.Count));
    }

    [Theory]
    [InlineData("""{"value":[{"id":"a"}""")]
    [InlineData("""{"value":{"id":"a"}}""")]
    [InlineData("""{"value":[{"id":"a"},}]}""")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("""{"error":{"code":"Throttled"}}""")]
    [InlineData("""{"nextLink":null,"error":"try later"}""")]
    [InlineData("""{"value":[],"nextLink":5}""")]
    [InlineData("""{"value":[],"nextLink":true}""")]
    [InlineData("""{"value":[],"nextLink":{"a":1}}""")]
    [InlineData("""{"value":[],"nextLink":["x"]}""")]
    public async Task A_broken_page_is_an_error(string body)
    {
        FakeServer server = new FakeServer().Answer(200, body);
        Assert.True((await Assert.ThrowsAsync<ApiException>(() => Ids(List(server)))).IsUnreadable);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"value":null,"nextLink":null}""")]
    [InlineData("[]")]
    [InlineData("""{"nextLink":false,"value":[]}""")]
    public async Task An_empty_page_is_a_page(string body) => Assert.Empty(await Ids(List(new FakeServer().Answer(200, body))));

    [Fact]
    public async Task No_content_is_an_empty_page() => Assert.Empty(await Ids(List(new FakeServer().Answer(204))));

    [Fact]
    public async Task Links_in_a_circle_end_the_list_after_its_items()
    {
        FakeServer server = new();
        for (int i = 0; i < 3; i++)
            server.Answer(200, $$"""{"value":[{"id":"{{i}}"}],"nextLink":"/{{(i % 2 == 0 ? "a" : "b")}}"}""");
        List<string> ids = [];
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (Sample sample in List(server))
                ids.Add(sample.Id);
        });
        Assert.Equal(["0", "1", "2"], ids);
        Assert.Contains("never end", fault.Message, StringComparison.Ordinal);
        Assert.Equal((true, true), (fault.IsUnreadable, fault.IsTransient));
    }

    [Theory]
    [InlineData("https://evil.com/")]
    [InlineData("//evil.com/")]
    [InlineData("http://management.azure.com/")]
    public async Task A_link_to_another_origin_is_refused(string link)
    {
        FakeServer server = new FakeServer().Answer(200, $$"""{"value":[],"nextLink":"{{link}}"}""");
        await Assert.ThrowsAsync<OriginMismatchException>(() => Ids(List(server)));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task The_next_page_of_a_post_is_a_get_or_an_operation()
    {
        FakeServer server = new FakeServer()
            .Answer(200, """{"value":[],"nextLink":"/n"}""")
            .Answer(200, "{}")
            .Answer(200, """{"value":[],"nextLink":"token"}""")
            .Answer(200, "{}");
        ApiPipeline pipeline = server.Pipeline();
        await Ids(
            new ApiPageable<Sample>(
                pipeline, Operations.Of(Operations.Trigger).TextBody("x"), "value", "nextLink", JsonObjects.Read<Sample>));
        Assert.Equal(($"GET {FakeServer.Endpoint}/n", ""), (server.Asked[1], server.Bodies[1]));
        await Ids(
            new ApiPageable<Sample>(
                pipeline, Operations.Of(Operations.Trigger), "value", "nextLink", JsonObjects.Read<Sample>,
                static link => Operations.Of(Operations.Trigger).Query("next", link)));
        Assert.Equal($"POST {FakeServer.Endpoint}/vaults/v/backup?api-version=2024-04-01&next=token", server.Asked[3]);
    }

    [Fact]
    public async Task Either_token_ends_the_list()
    {
        using CancellationTokenSource canceled = new();
        await canceled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ids(List(new FakeServer().Answer(200, "{}"), null, canceled.Token)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Sample _ in List(new FakeServer().Answer(200, "{}")).WithCancellation(canceled.Token))
            {
            }
        });
    }

    [Fact]
    public async Task A_list_has_a_limit_of_pages()
    {
        FakeServer server = new();
        for (int i = 0; i < 3; i++)
            server.Answer(200, $$"""{"value":[{"id":"a"}],"nextLink":"/{{i}}"}""");
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => Ids(List(server, new ApiClientOptions { MaxPages = 3 })));
        Assert.Contains("more than 3 pages (ApiClientOptions.MaxPages)", fault.Message, StringComparison.Ordinal);
        Assert.Equal((true, 3), (fault.IsUnreadable, server.Asked.Count));
    }

    [Fact]
    public async Task A_list_that_is_resumed_page_by_page_cannot_go_in_circles()
    {
        FakeServer server = new();
        for (int i = 0; i < 4; i++)
            server.Answer(200, $$"""{"value":[],"nextLink":"/{{(i % 2 == 0 ? "a" : "b")}}"}""");
        ApiPageable<Sample> list = List(server);
        string? link = null;
        ApiException fault = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            while (true)
            {
                await using IAsyncEnumerator<ApiPage<Sample>> pages = list.AsPages(link).GetAsyncEnumerator();
                Assert.True(await pages.MoveNextAsync());
                if (server.Asked.Count == 3)
                    await pages.MoveNextAsync();
                link = pages.Current.NextLink;
            }
        });
        Assert.True(fault.IsUnreadable);
        Assert.Equal(3, server.Asked.Count);
    }

    [Fact]
    public async Task A_list_can_be_enumerated_again_and_resumed_from_any_page()
    {
        FakeServer server = new();
        for (int i = 0; i < 3; i++)
            server.Answer(200, """{"value":[{"id":"1"}],"nextLink":"/a"}""").Answer(200, """{"value":[{"id":"2"}]}""");
        ApiPageable<Sample> list = List(server);
        Assert.Equal(["1", "2"], await Ids(list));
        Assert.Equal(["1", "2"], await Ids(list));
        int pages = 0;
        await foreach (ApiPage<Sample> _ in list.AsPages("/stored"))
            pages++;
        Assert.Equal(2, pages);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(62)]
    public async Task Levels_are_counted_from_the_item(int levels) =>
        Assert.Equal(
            ["a", "b"], await Ids(List(new FakeServer().Answer(200, $$"""{"value":[{"id":"a","x":{{Nested(levels)}}},{"id":"b"}]}"""))));

    [Theory]
    [InlineData(64)]
    [InlineData(5_000)]
    public async Task An_item_that_is_nested_too_deep_is_skipped_alone(int levels)
    {
        List<UnreadableItem> found = [];
        FakeServer server =
            new FakeServer().Answer(200, $$"""{"value":[{"id":"a"},{"id":"deep","x":{{Nested(levels)}}, "s":"]}\""},{"id":"b"}]}""");
        Assert.Equal(["a", "b"], await Ids(List(server, new ApiClientOptions { UnreadableItemFound = found.Add })));
        UnreadableItem deep = Assert.Single(found);
        Assert.Equal((1, $$"""{"id":"deep","x":{{Nested(levels)}},"s":"]}\""}"""), (deep.Index, deep.Json.ToString()));
        Assert.Contains("nested deeper than 64 levels", deep.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_nested_too_deep_stays_so()
    {
        FakeServer server = new FakeServer().Answer(200, $$"""{"id":"a","x":{{Nested(64)}}}""");
        ApiException fault =
            await Assert.ThrowsAsync<ApiException>(
                () => server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        Assert.Equal((true, false), (fault.IsUnreadable, fault.IsTransient));
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static ApiPageable<Sample> List(FakeServer server, ApiClientOptions? options = null, CancellationToken token = default) =>
        new(
            server.Pipeline(options), Operations.Of(Operations.List), "value", "nextLink", JsonObjects.Read<Sample>,
            cancellationToken: token);

    private static async Task<List<string>> Ids(ApiPageable<Sample> list)
    {
        List<string> ids = [];
        await foreach (Sample sample in list)
            ids.Add(sample.Id);
        return ids;
    }
}
