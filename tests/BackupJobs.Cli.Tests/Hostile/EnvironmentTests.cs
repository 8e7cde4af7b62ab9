namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>Options and variables with wrong, hostile or absurd values: one clear error, and no request.</summary>
public class EnvironmentTests
{
    [Theory]
    [InlineData(Variables.Endpoint, "nonsense", "not a valid URL")]
    [InlineData(Variables.Endpoint, "ftp://127.0.0.1", "not a valid URL")]
    [InlineData(Variables.Endpoint, "http://management.azure.com", "HTTPS")]
    [InlineData(Variables.Endpoint, "https://user:geheim@management.azure.com", "user info")]
    [InlineData(Variables.Endpoint, "https://management.azure.com/?sig=geheim", "query")]
    [InlineData(Variables.Token, "geheim\r\nX-Injected: 1", "not a bearer token")]
    [InlineData(Variables.Token, "ge heim", "not a bearer token")]
    [InlineData(Variables.Token, "geheim\u00E4", "not a bearer token")]
    [InlineData(Variables.Vault, "\u001b[31mvault", "incomplete vault")]
    [InlineData(Variables.Vault, "/subscriptions/s/resourceGroups/../providers/Microsoft.RecoveryServices/vaults/v", "vault")]
    public async Task A_variable_with_a_wrong_value_is_wrong_usage(string variable, string value, string expected)
    {
        TestShell shell = Shell();
        shell.Variables[variable] = value;

        Ran ran = await shell.Run("list", "--timeout", "5s");

        Assert.Equal(2, ran.Exit);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Error);
    }

    [Theory]
    [InlineData("list", "--timeout", "999999999999h")]
    [InlineData("list", "--timeout", "1e99h")]
    [InlineData("list", "--timeout", "NaN")]
    [InlineData("list", "--timeout", "0s")]
    [InlineData("list", "--since", "99999999d")]
    [InlineData("list", "--since", "9999-99-99")]
    [InlineData("show", "../../x")]
    [InlineData("show", "..")]
    [InlineData("show", "\u001b[31m")]
    [InlineData("show", "a\nb")]
    [InlineData("watch", "--interval", "-1s")]
    [InlineData("emulator", "--port", "99999")]
    public async Task An_absurd_value_is_wrong_usage(params string[] arguments)
    {
        Ran ran = await Shell().Run(arguments);

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Error);
    }

    // Nothing listens there.
    private static TestShell Shell() => new()
    {
        Variables =
        {
            [Variables.Endpoint] = "http://127.0.0.1:1",
            [Variables.Vault] = Reports.Vault,
            [Variables.Token] = "token",
        },
    };
}
