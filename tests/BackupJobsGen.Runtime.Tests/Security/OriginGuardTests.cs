namespace BackupJobsGen.Runtime.Tests;

public sealed class OriginGuardTests
{
    private static readonly Uri Endpoint = new("https://management.azure.com/base");

    [Theory]
    [InlineData("https://management.azure.com/a")]
    [InlineData("https://MANAGEMENT.azure.COM/a")]
    [InlineData("HTTPS://management.azure.com:443/a")]
    [InlineData("https://management.azure.com")]
    [InlineData("https://management.azure.com?x=1")]
    [InlineData("https://management.azure.com/a?u=https://evil.com/@x")]
    [InlineData("/subscriptions/x?y")]
    [InlineData("?page=2")]
    [InlineData("operations/1")]
    public void The_own_origin_is_followed(string url)
    {
        Uri uri = OriginGuard.Follow(Endpoint, new Uri("https://management.azure.com/a/b?c"), url);
        Assert.Equal("management.azure.com", uri.Host);
    }

    [Theory]
    [InlineData("http://management.azure.com/a")]
    [InlineData("https://management.azure.com:8443/a")]
    [InlineData("https://management.azure.com:80/a")]
    [InlineData("https://evil.com/management.azure.com")]
    [InlineData("https://management.azure.com.evil.com/")]
    [InlineData("https://evilmanagement.azure.com/")]
    [InlineData("https://azure.com/")]
    [InlineData("https://management.azure.com./")]
    [InlineData("https://management.azure.com@evil.com/")]
    [InlineData("https://management.azure.com:pw@evil.com/")]
    [InlineData("https://user@management.azure.com/")]
    [InlineData("https://@management.azure.com/")]
    [InlineData("https://evil.com\\@management.azure.com/")]
    [InlineData("https://management.azure.com\\@evil.com/")]
    [InlineData("https:\\\\evil.com/")]
    [InlineData("\\\\evil.com\\x")]
    [InlineData("/\\evil.com/")]
    [InlineData("//evil.com/")]
    [InlineData("///evil.com/")]
    [InlineData("https:///evil.com/")]
    [InlineData("https://evil.com#@management.azure.com/")]
    [InlineData("https://evil.com?@management.azure.com/")]
    [InlineData("https://management.azure.com\t.evil.com/")]
    [InlineData("https://management.azure.com/a\r\nHost: evil.com")]
    [InlineData("\thttps://management.azure.com/")]
    [InlineData("ht\ntps://evil.com/")]
    [InlineData("https://m\u0430nagement.azure.com/")]
    [InlineData("https://xn--mnagement-w9f.azure.com/")]
    [InlineData("https://management.azure.com%2eevil.com/")]
    [InlineData("https://management.azure.com%00.evil.com/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("ftp://management.azure.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("wss://management.azure.com/")]
    [InlineData("https://")]
    [InlineData("https:evil.com")]
    public void Another_origin_is_refused(string url) =>
        Assert.Throws<OriginMismatchException>(() => OriginGuard.Follow(Endpoint, new Uri("https://management.azure.com/a/b"), url));

    [Theory]
    [InlineData("http://[::1]:5000", "http://[0:0:0:0:0:0:0:1]:5000/a", true)]
    [InlineData("http://[::1]:5000", "http://[::2]:5000/a", false)]
    [InlineData("http://[::1]:5000", "http://127.0.0.1:5000/a", false)]
    [InlineData("http://localhost:5000", "http://127.0.0.1:5000/a", false)]
    [InlineData("http://localhost", "http://localhost:80/a", true)]
    [InlineData("http://localhost:5000", "http://localhost:5001/a", false)]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example/a", true)]
    [InlineData("https://xn--bcher-kva.example", "https://BÜCHER.example/a", true)]
    [InlineData("https://bücher.example", "https://bucher.example/a", false)]
    public void Hosts_are_compared_as_they_are_asked(string endpoint, string url, bool same) =>
        Assert.Equal(same, Record.Exception(() => OriginGuard.Check(new Uri(endpoint), new Uri(url))) is null);

    [Fact]
    public void A_refusal_shows_no_secret_on_one_line()
    {
        OriginMismatchException fault =
            Assert.Throws<OriginMismatchException>(
                () => OriginGuard.Follow(Endpoint, Endpoint, "https://u:pw1@evil.com/?sig=pw2\r\nforged"));
        Assert.DoesNotContain("pw", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Contains("https://management.azure.com only", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?page=2", "https://management.azure.com/a/b?page=2")]
    [InlineData("c%2Fd", "https://management.azure.com/a/c%2Fd")]
    [InlineData("/c/../d%2f", "https://management.azure.com/c/../d%2f")]
    [InlineData(" https://management.azure.com/x ", "https://management.azure.com/x")]
    public void A_relative_url_starts_from_what_was_asked(string url, string expected) =>
        Assert.Equal(expected, OriginGuard.Follow(Endpoint, new Uri("https://management.azure.com/a/b?c"), url).OriginalString);
}
