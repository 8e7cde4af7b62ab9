using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Cli.Tests.Verbs;

/// <summary>Commands that read for long say every ten seconds that they continue. The requests of the process are counted.</summary>
[CollectionDefinition(nameof(ReadProgressTests), DisableParallelization = true)]
[Collection(nameof(ReadProgressTests))]
public class ReadProgressTests
{
    [Theory]
    [InlineData("Still reading: 1 request so far; Resource Graph is refused, so each vault is read by itself.", "check")]
    [InlineData("Still reading: 1 request so far; Resource Graph is refused, so each vault is read by itself.", "list")]
    [InlineData("", "check", "--quiet")]
    [InlineData("", "check", "--verbose")]
    public async Task A_slow_estate_is_explained(string expected, params string[] arguments)
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using TestEstate estate = await TestEstate.Start(time);
        estate.GraphStatus = 403;
        int asked = 0;
        estate.Asked = () => time.Advance(TimeSpan.FromSeconds(++asked == 2 ? 11 : 0));

        Ran ran = await estate.Run([.. arguments, "--subscription", TestEstate.Subscription]);

        Assert.Equal(expected, ran.Error.Split('\n').FirstOrDefault(line => line.Contains("Still", StringComparison.Ordinal)) ?? "");
    }

    [Fact]
    public async Task A_quick_command_says_nothing()
    {
        await using TestEstate estate = await TestEstate.Start(new FakeTimeProvider(DateTimeOffset.UtcNow));

        Ran ran = await estate.Run("vaults");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
    }
}
