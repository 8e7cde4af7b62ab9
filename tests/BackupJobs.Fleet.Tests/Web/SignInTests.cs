using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace BackupJobs.Fleet.Tests.Web;

/// <summary>OpenID Connect against an identity provider of the test's own, and TLS.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private readonly TestCertificate _certificate = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-oidc-");
    private TokenServer _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await TokenServer.StartAsync();
        await File.WriteAllTextAsync(SecretPath, TokenServer.Secret);
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Fleet.Read", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("Fleet.Operate", HttpStatusCode.OK, HttpStatusCode.OK)]
    // A role of the provider that is named as one of ours means nothing.
    [InlineData("operator", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task The_roles_of_a_token_decide(string role, HttpStatusCode read, HttpStatusCode replay)
    {
        await using WebFleet web = await StartAsync();
        using HttpClient http = _certificate.Client(web.Address);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _provider.Token([role]));

        Assert.Equal(read, await StatusAsync(http.GetAsync("api/overview")));
        Assert.Equal(replay, await StatusAsync(http.PostAsync("api/dead-letters/replay", null)));
    }

    [Fact]
    public async Task Tokens_that_are_not_for_this_service_are_refused()
    {
        await using WebFleet web = await StartAsync();
        using HttpClient http = _certificate.Client(web.Address);
        using RSA other = RSA.Create(2048);
        string good = _provider.Token(["Fleet.Read"]);
        string[] tokens =
        [
            _provider.Token(["Fleet.Read"], audience: "another"),
            _provider.Token(["Fleet.Read"], issuer: "https://evil.example"),
            _provider.Token(["Fleet.Read"], age: TimeSpan.FromHours(2)),
            _provider.Token(["Fleet.Read"], key: other),
            // "alg": "none", with the payload of a good one.
            "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + good.Split('.')[1] + ".",
            good[..^4] + "AAAA",
        ];

        foreach (string token in tokens)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http.GetAsync("api/overview")));
        }
    }

    [Fact]
    public async Task People_sign_in_on_the_page_and_keep_a_session()
    {
        await using WebFleet web = await StartAsync();
        using HttpClient browser = _certificate.Client(web.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser.GetAsync("api/overview")));

        using HttpResponseMessage redirect = await browser.GetAsync("sign-in");
        Assert.StartsWith(_provider.Issuer + "/authorize", redirect.Headers.Location!.ToString(), StringComparison.Ordinal);
        (Uri back, Dictionary<string, string> form) = _provider.SignIn(redirect.Headers.Location, "Fleet.Operate");
        using HttpResponseMessage signedIn = await browser.PostAsync(back, new FormUrlEncodedContent(form));
        Assert.Equal("/", signedIn.Headers.Location?.ToString());
        string cookie = signedIn.Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("backup-fleet=", StringComparison.Ordinal));
        JsonElement me = await browser.GetFromJsonAsync<JsonElement>("api/me");

        Assert.Contains("; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("operator", me.GetProperty("roles")[1].GetString());
        Assert.Equal("Anna", me.GetProperty("name").GetString());
        // The same answer of the provider a second time, from another browser.
        using HttpClient thief = _certificate.Client(web.Address);
        using HttpResponseMessage stolen = await thief.PostAsync(back, new FormUrlEncodedContent(form));
        Assert.False(stolen.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set)
            && set.Any(value => value.StartsWith("backup-fleet=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("api/events", "text/event-stream")]
    [InlineData("api/overview", "text/html")]
    [InlineData("api/nothing", "application/xml")]
    [InlineData("metrics", "text/plain")]
    [InlineData("api/me", "image/png;q=0.1")]
    public async Task Errors_are_problem_details_whatever_a_caller_accepts(string path, string accept)
    {
        await using WebFleet web = await StartAsync();
        using HttpClient http = _certificate.Client(web.Address);
        http.DefaultRequestHeaders.Add("Accept", accept);
        using HttpResponseMessage anonymous = await http.GetAsync(path);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _provider.Token(["another"]));
        using HttpResponseMessage forbidden = await http.GetAsync(path);

        foreach ((HttpResponseMessage response, int status) in (ValueTuple<HttpResponseMessage, int>[])[(anonymous, 401), (forbidden, 403)])
        {
            int expected = path == "api/nothing" ? 404 : status;
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(expected, (int)response.StatusCode);
            Assert.Equal(expected, problem.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.GetProperty("title").GetString()!);
            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
            Assert.Equal(expected == 401, problem.TryGetProperty("signIn", out _));
        }
    }

    [Theory]
    [InlineData("anna@example.com", "anna@example.com", "Anna", "a@example.com", "1")]
    [InlineData("Anna", null, "Anna", "a@example.com", "1")]
    [InlineData("a@example.com", null, " ", "a@example.com", "1")]
    [InlineData("1", null, null, null, "1")]
    [InlineData("an account without a name", null, null, null, null)]
    [InlineData("Anna 'x' has asked.\uFFFD", null, "Anna\n'x' has asked.\u001b", null, "1")]
    public async Task Callers_have_the_name_of_their_account(string expected, string? account, string? name, string? mail, string? subject)
    {
        await using WebFleet web = await StartAsync();
        using HttpClient http = _certificate.Client(web.Address);
        Dictionary<string, object?> claims = new()
        {
            ["preferred_username"] = account, ["name"] = name, ["email"] = mail, ["sub"] = subject,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _provider.Token(["Fleet.Read"], claims: claims));

        JsonElement me = await http.GetFromJsonAsync<JsonElement>("api/me");
        Assert.Equal(expected, me.GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_log_says_which_account_has_asked_to_deliver_again_in_limited_length()
    {
        MemoryLogs logs = new();
        FakeFleet fleet = FakeFleet.Of(1);
        fleet.Letters.Add(new DeadLetter(7, "hook", fleet.Ended[0], 3, "refused", DateTimeOffset.UtcNow));
        await using WebFleet web = await WebFleet.StartAsync(fleet, fleet, Configure, logs);
        using HttpClient http = _certificate.Client(web.Address);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", _provider.Token(["Fleet.Operate"], claims: new() { ["name"] = "Anna" + new string('a', 5000) }));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http.PostAsync("api/dead-letters/7/replay", null)));

        string line = Assert.Single(
            logs.All.Select(entry => entry.Line), line => line.Contains("is delivered again", StringComparison.Ordinal));
        Assert.Contains("as 'Annaaa", line, StringComparison.Ordinal);
        Assert.True(line.Length < 300);
    }

    [Fact]
    public async Task Https_has_the_configured_certificate_and_nothing_else_is_answered()
    {
        await using WebFleet web = await StartAsync();
        using HttpClient trusting = _certificate.Client(web.Address);
        using TestCertificate another = new();
        using HttpClient distrusting = another.Client(web.Address);
        using HttpClient plain = new() { BaseAddress = new UriBuilder(web.Address) { Scheme = "http" }.Uri };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(trusting.GetAsync("healthz")));
        await Assert.ThrowsAsync<HttpRequestException>(() => distrusting.GetAsync("healthz"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => plain.GetAsync("healthz"));
    }

    private string SecretPath => Path.Combine(_folder.FullName, "secret");

    private Task<WebFleet> StartAsync() => WebFleet.StartAsync(FakeFleet.Of(2), Configure);

    private void Configure(FleetWebOptions web)
    {
        web.Url = new Uri("https://127.0.0.1:0");
        (web.Certificate, web.CertificateKey) = (_certificate.Path, _certificate.KeyPath);
        web.OpenIdConnect = new OpenIdConnectOptions
        {
            Authority = new Uri(_provider.Issuer),
            ClientId = TokenServer.ClientId,
            ClientSecret = SecretSource.File(SecretPath),
            ReaderRole = "Fleet.Read",
            OperatorRole = "Fleet.Operate",
        };
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> response)
    {
        using HttpResponseMessage message = await response;
        return message.StatusCode;
    }
}
