using System.Security.Cryptography;

namespace BackupJobs.Tests.Operations;

public class OperationTokenTests
{
    private static readonly VaultId Vault = new("sub", "rg", "v");

    [Theory]
    [InlineData(null)]
    [InlineData("https://management.azure.com/x/operationsStatus/op?api-version=2019-05-13-preview&s=a%2Bb%2f%3d&h=%41")]
    public void A_token_is_read_back_unchanged(string? url) =>
        Assert.Equal((Vault, "op", url), OperationToken.Read(OperationToken.Write(Vault, "op", url)));

    [Fact]
    public void A_signed_url_of_eight_kilobytes_fits()
    {
        string url = "https://management.azure.com/?s=" + Convert.ToHexString(RandomNumberGenerator.GetBytes(4096));
        string token = OperationToken.Write(Vault, "op", url);

        Assert.Equal(url, OperationToken.Read(token).Url);
        Assert.InRange(token.Length, 1, url.Length);
        Assert.Equal(token, Uri.EscapeDataString(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bj1.")]
    [InlineData("bj2.AAAA")]
    [InlineData("bj1.%%%")]
    [InlineData("bj1.AAAAAAAA")]
    public void A_damaged_or_foreign_token_is_refused(string token) => Assert.Throws<FormatException>(() => OperationToken.Read(token));

    [Fact]
    public void A_token_that_unpacks_to_more_than_a_url_is_refused()
    {
        string bomb = OperationToken.Write(Vault, "op", "https://x/?" + new string('a', 1 << 20));
        Assert.Throws<FormatException>(() => OperationToken.Read(bomb));
    }

    [Fact]
    public void The_error_does_not_quote_the_token()
    {
        FormatException error = Assert.Throws<FormatException>(() => OperationToken.Read("bj1.c2VjcmV0!"));
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }
}
