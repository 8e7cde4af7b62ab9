using static BackupJobsGen.Runtime.Tests.SchemeOptions;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Which credentials a request carries, and which it never does.</summary>
public sealed class CallCredentialTests : IDisposable
{
    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    private static SecurityRequirements Of(SecurityScheme scheme) => new([scheme.For()]);

    private ApiPipeline Pipeline(ApiClientOptions options, SecurityRequirements security) =>
        new(new HttpClient(_server), FakeServer.Endpoint, options, security: security);

    private Task<ApiResponse> ListAsync(ApiClientOptions options, SecurityRequirements security) =>
        Pipeline(options, security).SendAsync(Operations.Of(Operations.List));

    private string? Sent(string header, int request = 0) =>
        _server.Requests[request].Headers.NonValidated.TryGetValues(header, out System.Net.Http.Headers.HeaderStringValues values)
            ? values.ToString()
            : null;

    [Fact]
    public async Task Keys_go_where_the_scheme_says()
    {
        _server.Answer(200).Answer(200).Answer(200);
        await ListAsync(new SchemeOptions { Key = "k&1" }, Of(HeaderKey));
        await ListAsync(new SchemeOptions { Key = "k&1" }, Of(QueryKey));
        await ListAsync(new SchemeOptions { Key = "k1==" }, Of(CookieKey));

        Assert.Equal("k&1", Sent("X-Api-Key"));
        Assert.EndsWith("?api-version=2024-04-01&api%20key=k%261", _server.Asked[1], StringComparison.Ordinal);
        Assert.Equal("sid=k1==", Sent("Cookie", 2));
    }

    [Fact]
    public async Task A_key_in_the_query_is_not_in_the_response()
    {
        _server.Answer(200);
        ApiResponse response = await ListAsync(new SchemeOptions { Key = "secret" }, Of(QueryKey));

        Assert.DoesNotContain("secret", response.RequestUri.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/moved?x=1&api%20key=s3cr%20t&y=%2F", "/moved?x=1&y=%2F")]
    [InlineData("?api+key=x&api%20key=s3cr+t", "/vaults/v/jobs?api+key=x")]
    [InlineData("/moved?api%20key=s3cr%20t#part", "/moved")]
    public async Task A_key_that_a_redirect_repeats_is_not_in_the_response(string location, string expected)
    {
        _server.Answer(302, "", "Location: " + location).Answer(200).Answer(302, "", "Location: " + location).Answer(500);
        SchemeOptions options = new() { Key = "s3cr t" };
        ApiResponse response = await ListAsync(options, Of(QueryKey));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => ListAsync(options, Of(QueryKey)));

        Assert.Equal(FakeServer.Endpoint + expected, response.RequestUri.OriginalString);
        Assert.Equal(response.RequestUri, fault.Response.RequestUri);
        Assert.Contains("s3cr", _server.Asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Basic_and_bearer_are_sent_with_their_prefix()
    {
        _server.Answer(200).Answer(200);
        await ListAsync(new SchemeOptions { Basic = new BasicCredential("Aladdin", "open sesame") }, Of(BasicScheme));
        await ListAsync(new SchemeOptions { Bearer = new ApiCredential(_ => new ValueTask<string>("t0k")) }, Of(BearerScheme));

        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", Sent("Authorization"));
        Assert.Equal("Bearer t0k", Sent("Authorization", 1));
    }

    [Fact]
    public async Task A_token_that_repeats_the_prefix_is_refused()
    {
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => ListAsync(new SchemeOptions { Bearer = "bearer s3cret" }, Of(BearerScheme)));

        Assert.EndsWith("begins with 'Bearer ', which the client adds: leave it out.", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task The_first_alternative_that_is_configured_is_sent()
    {
        SecurityRequirements required = new([BearerScheme.For(), HeaderKey.For()], [BasicScheme.For()], [HeaderKey.For()]);
        _server.Answer(200).Answer(200);
        await ListAsync(new SchemeOptions { Key = "k", Basic = new BasicCredential("u", "p") }, required);
        await ListAsync(new SchemeOptions { Key = "k", Bearer = "t" }, required);

        Assert.Null(Sent("X-Api-Key"));
        Assert.StartsWith("Basic", Sent("Authorization"), StringComparison.Ordinal);
        Assert.Equal("k", Sent("X-Api-Key", 1));
        Assert.Equal("Bearer t", Sent("Authorization", 1));
    }

    [Fact]
    public async Task An_operation_without_security_gets_no_credentials()
    {
        _server.Answer(200);
        ApiRequest request = Operations.Of(Operations.List with { Security = SecurityRequirements.None });
        await Pipeline(new SchemeOptions { Key = "k", Bearer = "t" }, Of(HeaderKey)).SendAsync(request);

        Assert.Null(Sent("X-Api-Key"));
        Assert.Null(Sent("Authorization"));
    }

    [Fact]
    public async Task Anonymous_requests_are_sent_where_they_are_allowed()
    {
        SecurityRequirements optional = new([], [HeaderKey.For()]);
        _server.Answer(200).Answer(200);
        await ListAsync(new SchemeOptions(), optional);
        await ListAsync(new SchemeOptions { Key = "k" }, optional);

        Assert.Null(Sent("X-Api-Key"));
        Assert.Equal("k", Sent("X-Api-Key", 1));
    }

    [Fact]
    public async Task A_missing_credential_names_operation_scheme_and_option()
    {
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => ListAsync(new SchemeOptions { Bearer = "t" }, new([BearerScheme.For(), HeaderKey.For()], [BasicScheme.For()])));

        Assert.Contains("Jobs_List (GET /vaults/{vault}/jobs)", fault.Message, StringComparison.Ordinal);
        Assert.Contains(
            "'header_key' (option SchemeOptions.Key), or 'basic' (option SchemeOptions.Basic)", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.IsTransient);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Handlers_may_add_what_the_options_do_not_have()
    {
        _server.Answer(401).Answer(200);
        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => ListAsync(new ApiClientOptions(), Of(HeaderKey)));
        await ListAsync(new SchemeOptions { UsesHandlerCredentials = true }, Of(HeaderKey));

        Assert.Contains("The document requires 'header_key' (option Key), which is not set.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/vaults")]
    [InlineData("https://management.azure.com:444/vaults")]
    [InlineData("http://management.azure.com/vaults")]
    [InlineData("//evil.example/vaults")]
    public async Task Credentials_do_not_follow_a_redirect_to_another_origin(string location)
    {
        _server.Answer(302, "", "Location: " + location);
        await Assert.ThrowsAsync<OriginMismatchException>(() => ListAsync(new SchemeOptions { Key = "k" }, Of(HeaderKey)));

        Assert.Single(_server.Asked);
    }

    [Theory]
    [InlineData("https://evil.example/next")]
    [InlineData("http://management.azure.com/next")]
    public async Task Credentials_do_not_follow_a_link_to_another_origin(string link)
    {
        ApiPipeline pipeline = Pipeline(new SchemeOptions { Key = "k" }, Of(HeaderKey));
        await Assert.ThrowsAsync<OriginMismatchException>(() => pipeline.GetAsync(new Uri(link)));

        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Redirects_and_links_within_the_origin_carry_the_credentials()
    {
        _server.Answer(302, "", "Location: /moved").Answer(200).Answer(200);
        ApiPipeline pipeline = Pipeline(new SchemeOptions { Key = "k" }, Of(QueryKey));
        await pipeline.SendAsync(Operations.Of(Operations.List));
        await pipeline.GetAsync(new Uri(FakeServer.Endpoint + "/next?skip=1"));
        Assert.EndsWith("/moved?api%20key=k", _server.Asked[1], StringComparison.Ordinal);
        Assert.EndsWith("/next?skip=1&api%20key=k", _server.Asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_repeats_of_a_secret_is_masked()
    {
        _server.Answer(403, """{"error":{"code":"Denied","message":"The key zz-42&x in ?api%20key=zz-42%26x is unknown"}}""");
        ApiException refused =
            await Assert.ThrowsAsync<ApiException>(() => ListAsync(new SchemeOptions { Key = "zz-42&x" }, Of(QueryKey)));

        Assert.DoesNotContain("zz-42", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nX-Other: 1")]
    [InlineData("kéy")]
    [InlineData("")]
    public async Task Secrets_that_cannot_be_sent_are_refused(string secret)
    {
        SchemeOptions options = new() { Key = new ApiCredential(_ => new ValueTask<string>(secret)) };
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(() => ListAsync(options, Of(HeaderKey)));

        Assert.Contains("header_key", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Theory]
    [InlineData(302, "https://evil.example/next?a=1&api%20key=s3cr%20t%26%2F%2B")]
    [InlineData(307, "http://management.example.com/?api+key=s3cr+t%26%2F%2B")]
    public async Task A_refused_redirect_does_not_show_the_query_that_the_service_repeats(int status, string location)
    {
        _server.Answer(status, "", "Location: " + location);

        OriginMismatchException fault = await Assert.ThrowsAsync<OriginMismatchException>(
            () => ListAsync(new SchemeOptions { Key = "s3cr t&/+" }, Of(QueryKey)));

        Assert.Contains(location[..location.IndexOf('?', StringComparison.Ordinal)], fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3cr t&/+\\\"<")]
    [InlineData("s3cr+t/=")]
    public async Task A_repeated_secret_is_masked_in_each_spelling(string secret)
    {
        string form = Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal);
        string json = System.Text.Json.JsonSerializer.Serialize(secret);
        _server.Answer(
            400, $$$"""{"error":{"code":{{{json}}},"message":"form {{{form}}}, html {{{System.Net.WebUtility.HtmlEncode(form)}}}","details":[{"message":{{{json}}}}]}}""");

        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => ListAsync(new SchemeOptions { Key = secret }, Of(HeaderKey)));

        Assert.DoesNotContain("s3cr", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr", $"{fault.Error} {fault.Error!.Code} {fault.Error.Message} {fault.Details[0]}", StringComparison.Ordinal);
        Assert.Contains("form ***", fault.Error.Message, StringComparison.Ordinal);
        Assert.Contains("s3cr", fault.RawBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/list?mode=last&api%20key=s3cr%20t", "/list?mode=last")]
    [InlineData("/list?api+key=x&api%20key=s3cr+t&sig=a%2Fb#f", "/list?api+key=x&sig=a%2Fb#f")]
    [InlineData("/list?api%20key=s3cr%20t", "/list")]
    [InlineData("/list?api%20key=other", "/list?api%20key=other")]
    public async Task A_next_link_that_is_stored_has_no_key(string link, string expected)
    {
        _server.Answer(200, $$"""{"value":[],"nextLink":"{{link}}"}""").Answer(200, """{"value":[]}""");
        ApiPageable<string> list = new(
            Pipeline(new SchemeOptions { Key = "s3cr t" }, Of(QueryKey)), Operations.Of(Operations.List), "value", "nextLink",
            Operations.Text);
        ApiPageCursor<string> cursor = list.GetCursor();

        ApiPage<string> page = await cursor.NextAsync();
        await cursor.NextAsync();

        Assert.Equal(expected, page.NextLink);
        Assert.Contains("api%20key=", _server.Asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        List<string?> refused = [];
        SchemeOptions options = new()
        {
            Bearer = new ApiCredential((request, _) =>
            {
                refused.Add(request.Refused);
                return new ValueTask<string>("t" + refused.Count);
            }),
        };
        _server.Answer(401).Answer(200).Answer(401).Answer(401);
        await ListAsync(options, Of(BearerScheme));
        await Assert.ThrowsAsync<ApiException>(() => ListAsync(options, Of(BearerScheme)));

        Assert.Equal([null, "t1", null, "t3"], refused);
        Assert.Equal(["Bearer t1", "Bearer t2", "Bearer t3", "Bearer t4"], Enumerable.Range(0, 4).Select(i => Sent("Authorization", i)));
    }

    [Fact]
    public async Task A_refused_key_is_not_sent_again()
    {
        _server.Answer(401);
        await Assert.ThrowsAsync<ApiException>(() => ListAsync(new SchemeOptions { Key = "k" }, Of(HeaderKey)));

        Assert.Single(_server.Asked);
    }

    [Fact]
    public void Credentials_show_nothing()
    {
        Assert.Equal("***", new ApiCredential("secret").ToString());
        Assert.Equal("***", new BasicCredential("user", "secret").ToString());
        Assert.DoesNotContain("secret", new ApiToken("secret", DateTimeOffset.MaxValue).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BasicCredential("a:b", "c"));
    }
}
