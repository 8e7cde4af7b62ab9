using System.Net;

namespace BackupJobs.Emulator.Tests;

public class AccessTests
{
    [Theory]
    [InlineData(null, false, "AuthenticationFailed")]
    [InlineData("Basic YTpi", false, "AuthenticationFailed")]
    [InlineData("Bearer wrong", false, "InvalidAuthenticationToken")]
    [InlineData("Bearer good", true, "ExpiredAuthenticationToken")]
    public async Task A_request_without_a_valid_token_gets_401(string? header, bool expired, string code)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { TokenCheck = new() { Token = "good", Expired = expired } });
        if (header is not null)
            test.Http.DefaultRequestHeaders.Add("Authorization", header);
        using HttpResponseMessage response = await test.Get("/backupJobs");

        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        Assert.Equal((HttpStatusCode.Unauthorized, code), await Task.FromResult(response).Error());
    }

    [Fact]
    public async Task A_valid_token_is_accepted()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { TokenCheck = new() { Token = "good" } });
        test.Http.DefaultRequestHeaders.Add("Authorization", "Bearer good");

        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupJobs").Status());
    }

    [Fact]
    public async Task A_missing_right_is_named_in_the_403()
    {
        const string right = "microsoft.recoveryservices/vaults/backupJobs/CANCEL/action";
        await using TestVault test = await TestVault.Start(new VaultBehavior { MissingRights = [right] });
        using HttpResponseMessage refused = await test.Post("/backupJobs/x/cancel");
        string body = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("AuthorizationFailed", body, StringComparison.Ordinal);
        Assert.Contains("Microsoft.RecoveryServices/Vaults/backupJobs/cancel/action", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupJobs").Status());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example:80")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    public async Task A_host_header_that_is_not_a_loopback_name_is_rejected(string host)
    {
        await using TestVault test = await TestVault.Start();
        string blob = new Uri(test.Vault.BlobEndpoint, "/reportcontainer/x").AbsoluteUri;

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidHostName"), await SendAsync(test, test.Path("/backupJobs"), host).Error());
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidHostName"), await SendAsync(test, blob, host).Error());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5005")]
    public async Task A_host_header_that_is_a_loopback_name_is_accepted(string host)
    {
        await using TestVault test = await TestVault.Start();

        Assert.Equal(HttpStatusCode.OK, await SendAsync(test, test.Path("/backupJobs"), host).Status());
    }

    private static Task<HttpResponseMessage> SendAsync(TestVault test, string url, string host)
    {
        HttpRequestMessage request = new(HttpMethod.Get, url) { Headers = { Host = host } };
        return test.Http.SendAsync(request);
    }
}
