namespace BackupJobsGen.Runtime.Tests;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_within_the_origin_is_followed(int status)
    {
        FakeServer server = new FakeServer().Answer(status, "", "Location: /else%2Fwhere?a=%2B").Answer(200, "\"x\"");
        Assert.Equal("x", (await server.Pipeline().SendAsync(Operations.Of(Operations.List), Operations.Text)).Value);
        Assert.Equal("GET https://management.azure.com/else%2Fwhere?a=%2B", server.Asked[1]);
    }

    [Theory]
    [InlineData("https://evil.com/")]
    [InlineData("http://management.azure.com/")]
    [InlineData("//evil.com/")]
    [InlineData("https://management.azure.com:444/")]
    [InlineData("https://management.azure.com@evil.com/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_another_origin_is_refused_before_a_request(string location)
    {
        FakeServer server = new FakeServer().Answer(302, "", "Location: " + location);
        await Assert.ThrowsAsync<OriginMismatchException>(
            () => server.Pipeline().SendAsync(Operations.Of(Operations.List), Operations.Text));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_status_redirects_a_request_to_another_host(int status)
    {
        FakeServer server = new FakeServer().Answer(status, "", "Location: https://blobs.example.com/a").Answer(
            status, "", "Location: https://blobs.example.com/a");
        await Assert.ThrowsAsync<OriginMismatchException>(() => server.Pipeline().SendAsync(Operations.Of(Operations.List)));
        await Assert.ThrowsAnyAsync<Exception>(() => server.Pipeline().SendAsync(Operations.Of(Operations.Trigger).TextBody("body")));
        Assert.All(server.Requests, request => Assert.Equal("management.azure.com", request.RequestUri!.Host));
        Assert.Equal(2, server.Asked.Count);
    }

    [Theory]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    [InlineData(303, "GET")]
    public async Task A_post_is_repeated_only_where_the_status_says_so(int status, string method)
    {
        FakeServer server = new FakeServer().Answer(status, "", "Location: /b").Answer(200);
        await server.Pipeline().SendAsync(Operations.Of(Operations.Trigger).TextBody("body"));
        Assert.Equal($"{method} https://management.azure.com/b", server.Asked[1]);
        Assert.Equal(method == "POST" ? "body" : "", server.Bodies[1]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    public async Task A_post_that_moved_is_an_error(int status)
    {
        FakeServer server = new FakeServer().Answer(status, "", "Location: /b");
        Assert.Equal(
            status, (await Assert.ThrowsAsync<ApiException>(() => server.Pipeline().SendAsync(Operations.Of(Operations.Trigger)))).Status);
    }

    [Fact]
    public async Task A_redirect_loop_ends_and_is_named()
    {
        FakeServer server = new();
        for (int i = 0; i < 10; i++)
            server.Answer(302, "", "Location: /a");
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => server.Pipeline().SendAsync(Operations.Of(Operations.List), Operations.Text));
        Assert.Equal((302, 6), (fault.Status, server.Asked.Count));
        Assert.EndsWith("There were too many redirects: 5 were followed before this one.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_not_sent_twice()
    {
        FakeServer server = new FakeServer().Answer(307, "", "Location: /b");
        using MemoryStream stream = new([1]);
        await Assert.ThrowsAsync<ApiException>(() => server.Pipeline().SendAsync(Operations.Of(Operations.Trigger).StreamBody(stream)));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        FakeServer server = new();
        for (int i = 0; i < 6; i++)
            server.Answer(302, "", "Location: /vaults/v/jobs");
        Assert.Equal(
            302, (await Assert.ThrowsAsync<ApiException>(() => server.Pipeline().SendAsync(Operations.Of(Operations.List)))).Status);
        Assert.Equal(6, server.Asked.Count);
    }
}
