using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Tokens of OAuth 2 and OpenID Connect authorities.</summary>
public sealed class ClientCredentialTests : IDisposable
{
    private const string Token = """{"access_token":"t1","token_type":"bearer","expires_in":3600}""";

    private readonly FakeServer _api = new();
    private readonly FakeServer _authority = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose()
    {
        _api.Dispose();
        _authority.Dispose();
    }

    private static SecurityRequirements Required(string? tokenUrl, string? discoveryUrl = null, params string[] scopes) =>
        new([new SecurityScheme("auth", "Bearer", CredentialLocation.Header, "Authorization", "Bearer ")
            { TokenUrl = tokenUrl, DiscoveryUrl = discoveryUrl }.For(scopes)]);

    private ClientCredentials Client() => new("id 1", "s+cret") { HttpClient = new HttpClient(_authority) };

    private ApiPipeline Pipeline(ClientCredentials client, SecurityRequirements required) => new(
        new HttpClient(_api), FakeServer.Endpoint, new SchemeOptions { Bearer = client, TimeProvider = _time }, security: required);

    private async Task<string> CallAsync(ApiPipeline pipeline)
    {
        _api.Answer(200);
        await pipeline.SendAsync(Operations.Of(Operations.List));
        return _api.Requests[^1].Headers.Authorization!.ToString();
    }

    [Fact]
    public async Task A_token_is_requested_once_and_cached()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token", null, "a", "b"));
        _authority.Answer(200, Token);

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal("Bearer t1", await CallAsync(pipeline));

        Assert.Equal(["POST https://login.example/token"], _authority.Asked);
        Assert.Equal(["grant_type=client_credentials&scope=a+b"], _authority.Bodies);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("id+1:s%2Bcret")),
            _authority.Requests[0].Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task Id_and_secret_may_be_sent_in_the_body()
    {
        ClientCredentials client = new("id", "secret")
        {
            HttpClient = new HttpClient(_authority),
            SendsSecretInBody = true,
            Scopes = ["all"],
            TokenEndpoint = new Uri("https://other.example/token"),
            Parameters = new Dictionary<string, string> { ["audience"] = "api" },
        };
        _authority.Answer(200, Token);
        await CallAsync(Pipeline(client, Required("https://login.example/token", null, "a")));

        Assert.Equal(["POST https://other.example/token"], _authority.Asked);
        Assert.Equal(["audience=api&grant_type=client_credentials&scope=all&client_id=id&client_secret=secret"], _authority.Bodies);
        Assert.Null(_authority.Requests[0].Headers.Authorization);
    }

    [Fact]
    public async Task A_valid_token_outlives_a_failed_renewal()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        TaskCompletionSource renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _authority.Answer(200, Token).Answer(_ =>
        {
            renewed.SetResult();
            return FakeServer.Response(503);
        });
        await CallAsync(pipeline);
        _time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        await renewed.Task;
        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal(2, _authority.Asked.Count);
    }

    [Fact]
    public async Task An_expired_token_is_replaced()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        _authority.Answer(200, Token).Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));
        await CallAsync(pipeline);
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Fact]
    public async Task Many_callers_share_one_request()
    {
        TaskCompletionSource<ApiToken> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int asked = 0;
        ApiTokenCache cache = new((_, _) =>
        {
            Interlocked.Increment(ref asked);
            return new ValueTask<ApiToken>(answer.Task);
        }, _time);
        Task<ApiToken>[] callers = [.. Enumerable.Range(0, 50).Select(_ => cache.GetAsync().AsTask())];
        using CancellationTokenSource leaving = new();
        Task<ApiToken> left = cache.GetAsync(leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        answer.SetResult(new ApiToken("t", _time.GetUtcNow().AddHours(1)));

        Assert.All(await Task.WhenAll(callers), token => Assert.Equal("t", token.Value));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        _authority.Answer(200, Token).Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));
        _api.Answer(401);

        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Fact]
    public async Task A_configuration_names_the_token_endpoint()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required(null, "https://login.example/.well-known/openid-configuration"));
        _authority
            .Answer(200, """
                {"token_endpoint":"https://login.example/t","token_endpoint_auth_methods_supported":["client_secret_post"]}
                """)
            .Answer(200, Token);

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal(["GET https://login.example/.well-known/openid-configuration", "POST https://login.example/t"], _authority.Asked);
        Assert.Contains("client_secret=s%2Bcret", _authority.Bodies[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example/token")]
    [InlineData("https://user:pass@login.example/token")]
    [InlineData("ftp://login.example/token")]
    public async Task A_token_endpoint_without_tls_gets_no_secret(string url)
    {
        CredentialException direct =
            await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(url))));
        Assert.Contains("is not an https URL", direct.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(null, url))));
        Assert.Empty(_authority.Asked);
        _authority.Answer(200, $$"""{"token_endpoint":"{{url}}"}""");
        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(null, "https://login.example/c"))));
        Assert.Single(_authority.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/token")]
    [InlineData("http://localhost/token")]
    public async Task A_configuration_does_not_lead_to_this_machine(string endpoint)
    {
        _authority.Answer(200, $$"""{"token_endpoint":"{{endpoint}}"}""");
        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(null, "https://login.example/c"))));

        Assert.Single(_authority.Asked);
    }

    [Fact]
    public async Task A_redirect_of_the_authority_is_not_followed()
    {
        _authority.Answer(307, "", "Location: https://evil.example/token");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("HTTP 307", fault.Message, StringComparison.Ordinal);
        Assert.Single(_authority.Asked);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"s+cret is wrong"}""", false)]
    [InlineData(503, "<html>", true)]
    [InlineData(200, "[]", false)]
    [InlineData(200, """{"access_token":""}""", false)]
    [InlineData(200, """{"access_token":"t","token_type":"mac"}""", false)]
    public async Task A_failing_authority_differs_from_a_refusal(int status, string body, bool isTransient)
    {
        _authority.Answer(status, body);
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Equal(isTransient, fault.IsTransient);
        Assert.Equal(isTransient, Transient.IsTransient(fault));
        Assert.Contains("'auth' (https://login.example/token)", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s+cret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"token\"")]
    [InlineData("{}")]
    [InlineData("{\"access_token\":5}")]
    [InlineData("{\"access_token\":null,\"expires_in\":3600}")]
    [InlineData("{\"access_token\":\"\\ud800\",\"expires_in\":3600}")]
    [InlineData("{\"access_token\":\"a\\nb: c\"}")]
    [InlineData("{\"access_token\":\"a\\u00e9\"}")]
    [InlineData("{\"access_token\":\"t1\"")]
    [InlineData("access_token=t1&expires_in=3600")]
    [InlineData("<!DOCTYPE html><title>Sign in</title>")]
    [InlineData("[{\"access_token\":\"t1\"}]")]
    [InlineData("{\"access_token\":\"t1\"}{\"access_token\":\"t2\"}")]
    [InlineData("{\"Access_Token\":\"t1\"}")]
    [InlineData("{\"access_token\":[\"t1\"]}")]
    public async Task An_unusable_token_response_is_reported(string body)
    {
        _authority.Answer(200, body);
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("'auth'", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData("\"3600\"", 3600)]
    [InlineData("3600.5", 3600)]
    [InlineData("1e3", 1000)]
    [InlineData("-5", 3600)]
    [InlineData("null", 3600)]
    [InlineData("\"soon\"", 3600)]
    [InlineData("\"\\ud800\"", 3600)]
    [InlineData("{}", 3600)]
    [InlineData("1e400", 31_536_000)]
    [InlineData("1e9", 31_536_000)]
    [InlineData("true", 3600)]
    [InlineData("\"\"", 3600)]
    [InlineData("\"3600 s\"", 3600)]
    public async Task A_token_is_kept_for_the_time_that_is_said_or_an_hour(string expires, int seconds)
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        _authority.Answer(200, $$"""{"access_token":"t1","expires_in":{{expires}}}""")
            .Answer(200, "\uFEFF" + Token.Replace("t1", "t2", StringComparison.Ordinal));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        _time.Advance(TimeSpan.FromSeconds(seconds - 121));
        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Single(_authority.Asked);
        _time.Advance(TimeSpan.FromSeconds(122));
        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Fact]
    public async Task A_description_that_is_half_a_character_is_left_out()
    {
        _authority.Answer(400, "{\"error\":\"invalid_scope\",\"error_description\":\"\\ud800\"}");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("HTTP 400 invalid_scope", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_refused()
    {
        _authority.Answer(200, "{\"access_token\":\"" + new string('x', 1_000_000) + "\"}");

        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));
    }

    // Tokens without a type are those of authorities that know only one.
    [Theory]
    [InlineData("""{"access_token":"t1"}""")]
    [InlineData("""{"access_token":"t1","token_type":null}""")]
    [InlineData("""{"access_token":"t1","token_type":"BEARER"}""")]
    public async Task A_token_without_a_type_is_a_bearer_token(string body)
    {
        _authority.Answer(200, body);

        Assert.Equal("Bearer t1", await CallAsync(Pipeline(Client(), Required("https://login.example/token"))));
    }

    [Fact]
    public async Task A_token_that_expires_at_once_is_sent_once_and_replaced()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        _authority.Answer(200, """{"access_token":"t1","expires_in":0}""").Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Theory]
    [InlineData(200, "token_type")]
    [InlineData(401, "error_description")]
    [InlineData(400, "error")]
    public async Task What_an_authority_says_is_masked_and_short_in_the_message(int status, string member)
    {
        _authority.Answer(status, $$"""{"access_token":"t1","{{member}}":"s+cret\r\nInjected: line {{new string('x', 100_000)}}"}""");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.InRange(fault.Message.Length, 1, 1000);
        Assert.DoesNotContain("s+cret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_secret_does_not_follow_a_redirect(int status)
    {
        _authority.Answer(status, "", "Location: https://evil.example/token");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains($"HTTP {status}", fault.Message, StringComparison.Ordinal);
        Assert.Single(_authority.Asked);
    }

    [Fact]
    public async Task A_path_is_resolved_at_the_service()
    {
        _authority.Answer(200, Token);
        await CallAsync(Pipeline(Client(), Required("/token")));

        Assert.Equal(["POST https://management.azure.com/token"], _authority.Asked);
    }
}
