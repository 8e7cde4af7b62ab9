using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using BackupJobs.Fleet.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

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
            Assert.Contains(options.FindProblems(), found => found.Message.Contains(problem, StringComparison.Ordinal));
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
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(web.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "healthz"))));
    }

    [Theory]
    [InlineData(null, "Send an API key or an access token as 'Authorization: Bearer …'.")]
    [InlineData("wrong-key-0123456789abcdefg", "The API key or access token is not valid.")]
    public async Task A_caller_without_a_valid_key_is_told_what_to_send(string? key, string detail)
    {
        await using WebFleet web = await StartWithKeysAsync();
        if (key is not null)
            web.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await web.Http.GetAsync("api/overview");

        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
        Assert.False(problem.TryGetProperty("signIn", out _));
    }

    [Fact]
    public void Callers_without_a_key_are_logged_once_a_minute()
    {
        FakeTimeProvider time = new();
        MemoryLog<BackupJobs.Fleet.Web.RefusedCallers> log = new();
        BackupJobs.Fleet.Web.RefusedCallers refused = new(time, log);
        DefaultHttpContext http = new() { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.7") } };
        http.Request.Path = "/api/jobs\n" + new string('x', 5000);
        for (int i = 0; i < 1000; i++)
            refused.Note(http);
        time.Advance(TimeSpan.FromMinutes(1));
        refused.Note(http);

        Assert.Equal(2, log.Lines.Count);
        Assert.StartsWith("A request from 192.0.2.7 for /api/jobs x", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("999 more like this", log.Lines[1], StringComparison.Ordinal);
        Assert.True(log.Lines[1].Length < 300);
    }

    [Theory]
    [InlineData("evil.example.com", HttpStatusCode.BadRequest)]
    [InlineData("198.51.100.1", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("fleet.example.com:8744", HttpStatusCode.OK)]
    [InlineData("a.ops.example.com", HttpStatusCode.OK)]
    public async Task An_address_for_all_has_only_the_hosts_of_its_certificate_and_of_the_configuration(
        string host, HttpStatusCode expected)
    {
        using TestCertificate certificate = new("fleet.example.com");
        await using WebFleet web = await WebFleet.StartAsync(new FakeFleet(), options =>
        {
            options.Url = new Uri("https://0.0.0.0:0");
            options.Hosts = ["*.ops.example.com"];
            (options.Certificate, options.CertificateKey) = (certificate.Path, certificate.KeyPath);
            options.ApiKeys = [new ApiKeyOptions("a", SecretSource.File(Write("reader", ReaderKey)), FleetRole.Reader)];
        });
        using HttpClient http = certificate.Client(new UriBuilder(web.Address) { Host = "127.0.0.1" }.Uri);
        using HttpRequestMessage page = new(HttpMethod.Get, "");
        page.Headers.Host = host;
        using HttpResponseMessage shown = await http.SendAsync(page);
        using HttpRequestMessage health = new(HttpMethod.Get, "healthz");
        health.Headers.Host = host;

        Assert.Equal(expected, shown.StatusCode);
        // Browsers do not come back without TLS.
        Assert.Equal("max-age=31536000", shown.Headers.GetValues("Strict-Transport-Security").Single());
        // Load balancers ask by address.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http.SendAsync(health)));
    }

    [Theory]
    [InlineData("https://fleet.example.com")]
    [InlineData("fleet.example.com:8700")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("*")]
    [InlineData("")]
    public void A_host_is_a_name_only(string host)
    {
        string problem = Assert.Single(new FleetWebOptions { Hosts = [host] }.FindProblems()).Message;
        Assert.Contains("is not a host name", problem, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("https://0.0.0.0:8700")]
    [InlineData("https://[::]:8700")]
    public void A_service_for_other_machines_is_known_by_the_addresses_of_this_one(string url)
    {
        string[] names = HostNames.Of(new FleetWebOptions { Url = new Uri(url) }, null);
        Assert.All(
            Dns.GetHostAddresses(Dns.GetHostName()).Where(address => address.AddressFamily == AddressFamily.InterNetwork),
            address => Assert.Contains(address.ToString(), names));
        Assert.DoesNotContain(new Uri(url).Host, names);
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
            new FleetWebOptions
            {
                ApiKeys = [new ApiKeyOptions("a", key, FleetRole.Reader), new ApiKeyOptions("b", key, FleetRole.Operator)],
            }));

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
