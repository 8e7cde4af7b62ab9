using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>
/// An <see cref="HttpClient"/> that follows redirects by itself, as <c>new HttpClient()</c> does: whatever is read, an answer from another
/// origin is an error that says so.
/// </summary>
public sealed class HandlerRedirectTests
{
    private const string Secret = "sk-1234567890";

    private static readonly SecurityRequirements Required = new([SchemeOptions.HeaderKey.For()]);

    private static ApiPipeline Pipeline(HttpClient http, HostileServer server, bool usesRouting = false) => new(
        http, server.Endpoint.ToString(), new SchemeOptions { Key = Secret, UsesHandlerRouting = usesRouting }, security: Required);

    private static HostileServer Redirecting(string status, HostileServer to) =>
        new(Answers.Response(status, "", $"Location: {to.Endpoint}leak"));

    private static HostileServer Thief() => new(Answers.Response("200 OK", "\"stolen\""));

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("303 See Other")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task An_answer_of_another_origin_is_an_error_that_names_cause_and_remedy(string status)
    {
        await using HostileServer thief = Thief();
        await using HostileServer server = Redirecting(status, thief);
        using HttpClient plain = new();

        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(
            () => Pipeline(plain, server).SendAsync(Operations.Of(Operations.List), Operations.Text));

        Assert.True(fault.WasSent);
        Assert.Contains("Jobs_List (GET /vaults/{vault}/jobs) was sent on to " + Origin(thief), fault.Message, StringComparison.Ordinal);
        Assert.Contains("which is another origin than " + Origin(server), fault.Message, StringComparison.Ordinal);
        Assert.Contains("Credentials and body may have been sent there", fault.Message, StringComparison.Ordinal);
        Assert.Contains("ApiHttpHandler.Create()", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AllowAutoRedirect = false", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.False(Transient.IsTransient(fault));
        // What no client can prevent: the reason why this is an error.
        Assert.Contains(Secret, Assert.Single(thief.Heads), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<ApiPipeline, Task>> WaysToRead => new()
    {
        { "body", pipeline => pipeline.SendAsync(Operations.Of(Operations.List), Operations.Text) },
        { "no body", pipeline => pipeline.SendAsync(Operations.Of(Operations.Trigger).TextBody("x")) },
        { "text", pipeline => pipeline.SendTextAsync(Operations.Of(Operations.List)) },
        { "download", pipeline => pipeline.SendStreamAsync(Operations.Of(Operations.List)) },
        { "URL of the service", pipeline => pipeline.GetAsync(new Uri(pipeline.Endpoint, "/operations/1")) },
        { "page", pipeline => ReadAsync(new ApiPageable<string>(
            pipeline, Operations.Of(Operations.List), "value", "nextLink", Operations.Text)) },
        { "items", pipeline => ReadAsync(new ApiItems<string>(
            pipeline, Operations.Of(Operations.List), ItemFraming.Lines, Operations.Text)) },
        { "events", pipeline => ReadAsync(new ApiEvents<string>(pipeline, Operations.Of(Operations.List), null)) },
        { "operation", pipeline => LongRunning.StartAsync(pipeline, Operations.Of(Operations.Put), null) },
    };

    [Theory]
    [MemberData(nameof(WaysToRead), DisableDiscoveryEnumeration = true)]
    public async Task No_way_of_reading_accepts_it(string what, Func<ApiPipeline, Task> call)
    {
        await using HostileServer thief = Thief();
        await using HostileServer server = Redirecting("307 Temporary Redirect", thief);
        using HttpClient plain = new();

        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(() => call(Pipeline(plain, server)));

        Assert.True(fault.WasSent, what);
    }

    [Fact]
    public async Task A_refused_credential_is_not_renewed_for_another_origin()
    {
        await using HostileServer thief = new(Answers.Response("401 Unauthorized", ""));
        await using HostileServer server = Redirecting("302 Found", thief);
        using HttpClient plain = new();
        int asked = 0;
        SchemeOptions options = new() { Key = new ApiCredential(_ => new ValueTask<string>($"key {++asked}")) };

        await Assert.ThrowsAsync<OriginMismatchException>(() => new ApiPipeline(
            plain, server.Endpoint.ToString(), options, security: Required).SendAsync(Operations.Of(Operations.List)));

        Assert.Equal((1, 1), (asked, thief.Heads.Count));
    }

    [Fact]
    public async Task Another_origin_that_does_not_answer_is_named_too()
    {
        await using HostileServer thief = new(Answers.Bytes([]));
        await using HostileServer server = Redirecting("302 Found", thief);
        using HttpClient plain = new();

        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(
            () => Pipeline(plain, server).SendAsync(Operations.Of(Operations.List)));

        Assert.IsType<HttpRequestException>(fault.InnerException);
        Assert.Contains(Origin(thief), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_within_the_origin_is_no_error()
    {
        await using HostileServer server = new(
            Answers.Response("302 Found", "", "Location: /else"), Answers.Response("200 OK", "\"here\""));
        using HttpClient plain = new();

        Assert.Equal("here", (await Pipeline(plain, server).SendAsync(Operations.Of(Operations.List), Operations.Text)).Value);
    }

    [Fact]
    public async Task Handlers_that_route_requests_on_purpose_may_be_declared()
    {
        await using HostileServer other = new(Answers.Response("200 OK", "\"routed\""));
        await using HostileServer server = new(Answers.Response("500 Unexpected", ""));
        using HttpClient routing = new(new RoutingHandler(other.Endpoint) { InnerHandler = ApiHttpHandler.Create() });

        Assert.Equal("routed", (await Pipeline(routing, server, usesRouting: true)
            .SendAsync(Operations.Of(Operations.List), Operations.Text)).Value);
        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(
            () => Pipeline(routing, server).SendAsync(Operations.Of(Operations.List), Operations.Text));
        Assert.Contains("UsesHandlerRouting", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_an_HttpClient_sends_nothing_elsewhere()
    {
        await using HostileServer thief = Thief();
        await using HostileServer server = Redirecting("307 Temporary Redirect", thief);
        ApiPipeline pipeline = new(server.Endpoint.ToString(), new SchemeOptions { Key = Secret }, security: Required);

        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(
            () => pipeline.SendAsync(Operations.Of(Operations.Trigger).TextBody("x")));

        Assert.False(fault.WasSent);
        Assert.Empty(thief.Heads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_that_went_on_from_its_token_endpoint_is_reported(bool isDiscovery)
    {
        await using HostileServer thief = new(Answers.Response("200 OK", """{"access_token":"t","token_endpoint":"http://127.0.0.1:1"}"""));
        await using HostileServer authority = Redirecting("307 Temporary Redirect", thief);
        using HttpClient plain = new();
        SecurityScheme scheme = new("auth", "Bearer", CredentialLocation.Header, "Authorization", "Bearer ")
        {
            TokenUrl = isDiscovery ? null : authority.Endpoint.ToString(),
            DiscoveryUrl = isDiscovery ? authority.Endpoint.ToString() : null,
        };
        using FakeServer api = new();
        ApiPipeline pipeline = new(
            new HttpClient(api), FakeServer.Endpoint,
            new SchemeOptions { Bearer = new ClientCredentials("id", "s+cret") { HttpClient = plain, SendsSecretInBody = true } },
            security: new SecurityRequirements([scheme.For()]));

        OriginMismatchException fault =
            await Assert.ThrowsAsync<OriginMismatchException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));

        Assert.True(fault.WasSent);
        Assert.StartsWith($"The token request of 'auth' was sent on to {Origin(thief)}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Leave ClientCredentials.HttpClient out", fault.Message, StringComparison.Ordinal);
        Assert.False(Transient.IsTransient(fault));
        Assert.Empty(api.Asked);
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T _ in items)
            Assert.Fail("an item of another origin");
    }

    private static string Origin(HostileServer server) => server.Endpoint.GetLeftPart(UriPartial.Authority);

    private sealed class RoutingHandler(Uri to) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(to, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
