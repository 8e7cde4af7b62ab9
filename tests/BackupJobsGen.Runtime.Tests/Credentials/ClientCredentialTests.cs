namespace BackupJobsGen.Runtime.Tests;

/// <summary>Tokens of OAuth 2 and OpenID Connect authorities.</summary>
public sealed class ClientCredentialTests : AuthorityTests
{
    [Fact]
    public async Task Id_and_secret_may_be_sent_in_the_body()
    {
        ClientCredentials client = new("id", "secret")
        {
            HttpClient = new HttpClient(Authority),
            SendsSecretInBody = true,
            Scopes = ["all"],
            TokenEndpoint = new Uri("https://other.example/token"),
            Parameters = new Dictionary<string, string> { ["audience"] = "api" },
        };
        Authority.Answer(200, Token);
        await CallAsync(Pipeline(client, Required("https://login.example/token", null, "a")));

        Assert.Equal(["POST https://other.example/token"], Authority.Asked);
        Assert.Equal(["audience=api&grant_type=client_credentials&scope=all&client_id=id&client_secret=secret"], Authority.Bodies);
        Assert.Null(Authority.Requests[0].Headers.Authorization);
    }

    [Fact]
    public async Task Scopes_in_another_order_have_the_same_token()
    {
        const string Url = "https://login.example/token";
        ApiCredential client = Client();
        Authority.Answer(200, Token);
        await CallAsync(Pipeline(client, Required(Url, null, "b", "a")));
        await CallAsync(Pipeline(client, Required(Url, null, "a", "b", "a")));

        Assert.Contains("scope=b+a", Assert.Single(Authority.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_names_the_token_endpoint()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required(null, "https://login.example/.well-known/openid-configuration"));
        Authority
            .Answer(200, """
                {"token_endpoint":"https://login.example/t","token_endpoint_auth_methods_supported":["client_secret_post"]}
                """)
            .Answer(200, Token);

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal(["GET https://login.example/.well-known/openid-configuration", "POST https://login.example/t"], Authority.Asked);
        Assert.Contains("client_secret=s%2Bcret", Authority.Bodies[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "", "https://login.example/t) gave no token: HTTP 503.")]
    [InlineData(200, "[]", "https://login.example/t) gave no token: its answer is not")]
    [InlineData(200, "{}", "https://login.example/t) gave no token: its answer has no 'access_token'.")]
    [InlineData(200, """{"access_token":"t","token_type":"mac"}""", "https://login.example/t) gave no token: its token")]
    [InlineData(0, "", "https://login.example/t) gave no token: No answer.")]
    public async Task A_failing_token_endpoint_is_named_and_not_its_configuration(int status, string body, string expected)
    {
        Authority.Answer(200, """{"token_endpoint":"https://login.example/t"}""").Answer(
            _ => status > 0 ? FakeServer.Response(status, body) : throw new HttpRequestException("No answer"));
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required(null, "https://login.example/c"))));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
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
        Assert.Empty(Authority.Asked);
        Authority.Answer(200, $$"""{"token_endpoint":"{{url}}"}""");
        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(null, "https://login.example/c"))));
        Assert.Single(Authority.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/token")]
    [InlineData("http://localhost/token")]
    public async Task A_configuration_does_not_lead_to_this_machine(string endpoint)
    {
        Authority.Answer(200, $$"""{"token_endpoint":"{{endpoint}}"}""");
        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required(null, "https://login.example/c"))));

        Assert.Single(Authority.Asked);
    }

    [Fact]
    public async Task A_redirect_of_theAuthority_is_not_followed()
    {
        Authority.Answer(307, "", "Location: https://evil.example/token");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("HTTP 307", fault.Message, StringComparison.Ordinal);
        Assert.Single(Authority.Asked);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"s+cret is wrong"}""", false)]
    [InlineData(503, "<html>", true)]
    [InlineData(200, "[]", false)]
    [InlineData(200, """{"access_token":""}""", false)]
    [InlineData(200, """{"access_token":"t","token_type":"mac"}""", false)]
    public async Task A_failingAuthority_differs_from_a_refusal(int status, string body, bool isTransient)
    {
        Authority.Answer(status, body);
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
        Authority.Answer(200, body);
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("'auth'", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task A_description_that_is_half_a_character_is_left_out()
    {
        Authority.Answer(400, "{\"error\":\"invalid_scope\",\"error_description\":\"\\ud800\"}");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains("HTTP 400 invalid_scope", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_refused()
    {
        Authority.Answer(200, "{\"access_token\":\"" + new string('x', 1_000_000) + "\"}");

        await Assert.ThrowsAsync<CredentialException>(() => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));
    }

    // Tokens without a type are those of authorities that know only one.
    [Theory]
    [InlineData("""{"access_token":"t1"}""")]
    [InlineData("""{"access_token":"t1","token_type":null}""")]
    [InlineData("""{"access_token":"t1","token_type":"BEARER"}""")]
    public async Task A_token_without_a_type_is_a_bearer_token(string body)
    {
        Authority.Answer(200, body);

        Assert.Equal("Bearer t1", await CallAsync(Pipeline(Client(), Required("https://login.example/token"))));
    }

    [Theory]
    [InlineData(200, "token_type")]
    [InlineData(401, "error_description")]
    [InlineData(400, "error")]
    public async Task What_anAuthority_says_is_masked_and_short_in_the_message(int status, string member)
    {
        Authority.Answer(status, $$"""{"access_token":"t1","{{member}}":"s+cret\r\nInjected: line {{new string('x', 100_000)}}"}""");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.InRange(fault.Message.Length, 1, 1000);
        Assert.DoesNotContain("s+cret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Empty(Api.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_secret_does_not_follow_a_redirect(int status)
    {
        Authority.Answer(status, "", "Location: https://evil.example/token");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        Assert.Contains($"HTTP {status}", fault.Message, StringComparison.Ordinal);
        Assert.Single(Authority.Asked);
    }

    [Fact]
    public async Task A_path_is_resolved_at_the_service()
    {
        Authority.Answer(200, Token);
        await CallAsync(Pipeline(Client(), Required("/token")));

        Assert.Equal(["POST https://management.azure.com/token"], Authority.Asked);
    }
}
