using System.Net;
using System.Net.Http.Headers;

namespace BackupJobs.Fleet.Tests.Web;

public sealed class SecurityTests : IDisposable
{
    private const string ReaderKey = "reader-key-0123456789abcdef";
    private const string OperatorKey = "operator-key-0123456789abcdef";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, bool, bool, string?> Addresses => new()
    {
        { "http://127.0.0.1:8700", false, false, null },
        { "http://localhost:8700", false, false, null },
        { "http://[::1]:8700", false, false, null },
        { "http://0.0.0.0:8700", false, true, "TLS" },
        { "https://0.0.0.0:8700", true, false, "key or sign-in" },
        { "https://0.0.0.0:8700", false, true, "certificate" },
        { "https://0.0.0.0:8700", true, true, null },
        { "https://127.0.0.1:8700", true, false, null },
        { "https://fleet.example:8700", true, true, "IP address" },
        { "http://127.0.0.1:8700/fleet", false, false, "scheme, host and port" },
        { "ftp://127.0.0.1", false, false, "http or https" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Addresses_that_strangers_reach_need_tls_and_keys(string url, bool hasCertificate, bool hasKey, string? problem)
    {
        FleetWebOptions options = new()
        {
            Url = new Uri(url),
            Certificate = hasCertificate ? "cert.pem" : null,
            ApiKeys = hasKey ? [new ApiKeyOptions("a", SecretSource.File("key"), FleetRole.Reader)] : [],
        };

        if (problem is null)
            Assert.Empty(options.FindProblems());
        else
            Assert.Contains(options.FindProblems(), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData("wrong-key-0123456789abcdefg", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(ReaderKey, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(OperatorKey, HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task A_key_may_read_and_that_of_an_operator_may_deliver_again(string? key, HttpStatusCode read, HttpStatusCode replay)
    {
        await using WebFleet web = await StartWithKeysAsync();
        if (key is not null)
            web.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        Assert.Equal(read, await StatusAsync(web.Http.GetAsync("api/overview")));
        Assert.Equal(read, await StatusAsync(web.Http.GetAsync("metrics")));
        Assert.Equal(replay, await StatusAsync(web.Http.PostAsync("api/dead-letters/replay", null)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(web.Http.GetAsync("")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(web.Http.GetAsync("healthz")));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_sites_cannot_deliver_again(string header, string value)
    {
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet());
        using HttpRequestMessage request = new(HttpMethod.Post, "api/dead-letters/replay");
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(web.Http.SendAsync(request)));
    }

    [Fact]
    public async Task Other_host_names_are_refused()
    {
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet());
        using HttpRequestMessage request = new(HttpMethod.Get, "api/overview");
        request.Headers.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(web.Http.SendAsync(request)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("page/page.js")]
    [InlineData("api/overview")]
    [InlineData("nothing-here")]
    public async Task Every_answer_forbids_scripts_and_content_from_elsewhere(string path)
    {
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet());
        using HttpResponseMessage response = await web.Http.GetAsync(path);

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public void A_short_key_is_refused_without_showing_it()
    {
        string path = Write("short", "tooshort");
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new BackupJobs.Fleet.Web.ApiKeys(
                new FleetWebOptions { ApiKeys = [new ApiKeyOptions("ops", SecretSource.File(path), FleetRole.Reader)] }));

        Assert.DoesNotContain("tooshort", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_for_two_holders_is_refused()
    {
        SecretSource key = SecretSource.File(Write("same", ReaderKey));

        ArgumentException error = Assert.Throws<ArgumentException>(() => new BackupJobs.Fleet.Web.ApiKeys(
            new FleetWebOptions { ApiKeys = [new ApiKeyOptions("a", key, FleetRole.Reader), new ApiKeyOptions("b", key, FleetRole.Operator)] }));

        Assert.Equal("The API keys 'a' and 'b' are the same: each needs its own.", error.Message);
    }

    private Task<WebFleet> StartWithKeysAsync() => WebFleet.StartAsync(new FakeFleet(), web => web.ApiKeys =
    [
        new ApiKeyOptions("dashboard", SecretSource.File(Write("reader", ReaderKey + "\n")), FleetRole.Reader),
        new ApiKeyOptions("ops", SecretSource.File(Write("operator", OperatorKey)), FleetRole.Operator),
    ]);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> response)
    {
        using HttpResponseMessage message = await response;
        return message.StatusCode;
    }
}
