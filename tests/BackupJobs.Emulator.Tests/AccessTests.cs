using System.Net;

namespace BackupJobs.Emulator.Tests;

public class AccessTests
{
    [Theory]
    [InlineData(null, false, "AuthenticationFailed")]
    [InlineData("Basic YTpi", false, "AuthenticationFailed")]
    [InlineData("Bearer wrong", false, "InvalidAuthenticationToken")]
    [InlineData("Bearer good", true, "ExpiredAuthenticationToken")]
    public async Task Without_a_good_token_the_answer_is_401(string? header, bool expired, string code)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { TokenCheck = new() { Token = "good", Expired = expired } });
        if (header is not null)
            test.Http.DefaultRequestHeaders.Add("Authorization", header);
        using HttpResponseMessage response = await test.Get("/backupJobs");

        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        Assert.Equal((HttpStatusCode.Unauthorized, code), await Task.FromResult(response).Error());
    }

    [Fact]
    public async Task The_right_token_passes()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { TokenCheck = new() { Token = "good" } });
        test.Http.DefaultRequestHeaders.Add("Authorization", "Bearer good");

        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupJobs").Status());
    }

    [Fact]
    public async Task A_missing_right_is_named()
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
}
