using BackupJobs.Fleet.Cli;

namespace BackupJobs.Fleet.Tests.Configuration;

/// <summary>Configurations that are well-formed, and with which the service could not work as they mean.</summary>
public class ConfigCheckTests
{
    [Theory]
    [InlineData("{ \"tenants\": [{}], \"delivery\": { \"backoff\": \"1h\" } }", 1, 45, "'delivery.backoff' must not be longer than 'longestBackoff', which is 900s.")]
    [InlineData("{ \"tenants\": [{}], \"delivery\": { \"backoff\": \"2m\", \"longestBackoff\": \"90s\" } }", 1, 45, "'delivery.backoff' must not be longer than 'longestBackoff', which is 90s.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"idleInterval\": \"3h\" } }", 1, 49, "'reading.gapAfter' must be longer than 'idleInterval': every usual pause would be shown as a gap.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"readsAtOnce\": 1 } }", 1, 48, "'reading.readsAtOnce' without the share 'spare' must be at least 1: no vault could be read.")]
    [InlineData("{ \"tenants\": [{ \"id\": \"a\", \"subscriptions\": [\"11111111-1111-4111-8111-111111111111\"] }, { \"id\": \"b\", \"subscriptions\": [\"22222222-2222-4222-8222-222222222222\", \"11111111-1111-4111-8111-111111111111\"] }] }", 1, 160, "'tenants[1].subscriptions': 11111111-1111-4111-8111-111111111111 is also in 'tenants[0].subscriptions'; a subscription is watched once, for one tenant.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": [\"11111111-1111-4111-8111-111111111111\", \"shop\"] }] }", 1, 75, "'tenants[0].subscriptions' must have ids of subscriptions; 'shop' is not one.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": [\"11111111-1111-4111-8111-111111111111\"], \"managementGroups\": [\"g\"] }] }", 1, 96, "'tenants[0].managementGroups': 'tenants[0]' needs either 'subscriptions' or 'managementGroups', or neither for all vaults.")]
    [InlineData("{ \"tenants\": [{ \"managementGroups\": [\"\"] }] }", 1, 38, "'tenants[0].managementGroups' must not have an empty string.")]
    [InlineData("{ \"tenants\": [{ \"managementGroups\": [\"a\", \" \"] }] }", 1, 43, "'tenants[0].managementGroups' must have names of management groups, without '/'; ' ' is not one.")]
    [InlineData("{ \"tenants\": [{ \"managementGroups\": \"a/b\" }] }", 1, 37, "'tenants[0].managementGroups' must have names of management groups, without '/'; 'a/b' is not one.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": \"\" }] }", 1, 34, "'tenants[0].subscriptions' must not have an empty string.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": \"a/b\" }] }", 1, 34, "'tenants[0].subscriptions' must have ids of subscriptions; 'a/b' is not one.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"items\": [\"\"], \"last\": true }] }", 1, 42, "'rules[0].items' must not have an empty string.")]
    [InlineData("{ \"tenants\": [{ \"id\": \"a'b\" }] }", 1, 23, "'tenants[0].id' must not have quotation marks, backslashes or invisible characters.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\u200bb\", \"type\": \"file\", \"path\": \"x\" }] }", 1, 40, "'sinks[0].name' must not have quotation marks, backslashes or invisible characters.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a \", \"type\": \"file\", \"path\": \"x\" }] }", 1, 40, "'sinks[0].name' must not begin or end with a space.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"apiKeys\": [{ \"name\": \" a\", \"key\": { \"file\": \"k\" } }] } }", 1, 51, "'web.apiKeys[0].name' must not begin or end with a space.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"subscriptions\": [\"*\", \"shop\"], \"last\": true }] }", 1, 55, "'rules[0].subscriptions' must have ids of subscriptions; 'shop' is not one.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"vaults\": [\"a/b\"], \"last\": true }] }", 1, 43, "'rules[0].vaults' must have names or resource ids of vaults; 'a/b' is neither.")]
    [InlineData("{ \"tenants\": [{}], \"tags\": [{ \"vault\": \"a/b\", \"tags\": {} }] }", 1, 40, "'tags[0].vault' must have names or resource ids of vaults; 'a/b' is neither.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"f\" }, { \"name\": \"b\", \"type\": \"file\", \"path\": \"f.2\" }] }", 1, 115, "'sinks[1].path' is a file of sink 'a', too; each needs its own.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\", \"secretUrl\": { \"file\": \"x\" } }] }", 1, 103, "'sinks[0].secretUrl': 'sinks[0]' needs either 'url' or 'secretUrl'.")]
    [InlineData("{ \"tenants\": [{}], \"database\": { \"file\": \"a\\u0000b\" } }", 1, 42, "'database.file' has the character U+0000, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"a\\u0000b\" }] }", 1, 69, "'sinks[0].path' has the character U+0000, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"items\": [\"a\", \"b\\nc\"], \"last\": true }] }", 1, 47, "'rules[0].items' has the character U+000A, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"url\": \"http://127.0.0.1:99999\" } }", 1, 36, "'web.url' has the port 99999; the last one is 65535.")]
    [InlineData("{ \"tenants\": [{}], \"digest\": { \"sinks\": [] } }", 1, 41, "'digest.sinks' is missing: the digest would have no recipient.")]
    [InlineData("{\n\"tenants\": [{}],\n\"reading\": {}, \"tenants\": [{}] }", 3, 16, "The key 'tenants' occurs more than once in this object: also in line 2.")]
    [InlineData("{ \"tenants\": [{}] ", 1, 19, "The JSON is not valid here: the text ends before the closing '}'.")]
    [InlineData("tenants:\n- id: a\n", 1, 1, "The JSON is not valid here: a value cannot start with 't'; a configuration is JSON, and YAML is not supported.")]
    [InlineData(" \n", 1, 1, "The file is empty; it must have a JSON object with 'tenants' at least.")]
    public void What_cannot_work_is_a_mistake_at_its_key(string text, int line, int column, string message) =>
        Assert.Equal([new ConfigProblem(line, column, message)], Read(text).Problems);

    [Theory]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"operations\": [\"Backup\", \"Bakcup\"], \"sinks\": \"a\" }] }", 1, 130, "'rules[0].operations': 'Bakcup' is not an operation that this program knows; did you mean 'Backup'?")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"sinks\": \"a\", \"last\": true }, { \"outcomes\": \"Failed\", \"sinks\": \"a\" }] }", 1, 135, "'rules[1]' has no effect: 'rules[0]' matches the same, and is last.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"vaults\": \"rsv-*\", \"items\": \"*\", \"last\": true }, { \"vaults\": [\"rsv-a*\", \"rsv-b\"], \"sinks\": \"a\" }] }", 1, 154, "'rules[1]' has no effect: 'rules[0]' matches the same, and is last.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"last\": true }, { \"outcomes\": \"Failed\", \"sinks\": \"a\" }] }", 1, 102, "'rules' lead to no sink: the end of no job is reported.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": \"11111111-1111-4111-8111-111111111111\" }], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"subscriptions\": [\"11111111-1111-4111-8111-111111111111\", \"22222222-2222-4222-8222-222222222222\"], \"sinks\": \"a\" }] }", 1, 220, "'rules[0].subscriptions': no tenant has the subscription '22222222-2222-4222-8222-222222222222'.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": \"11111111-1111-4111-8111-111111111111\" }], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"vaults\": \"/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v\", \"sinks\": \"a\" }] }", 1, 172, "'rules[0].vaults': no tenant has the subscription of '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v'.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }], \"rules\": [{ \"vaults\": [\"my vault\"], \"sinks\": \"a\" }] }", 1, 116, "'rules[0].vaults': names of vaults have letters, digits and hyphens; 'my vault' matches none.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\" }, { \"name\": \"b\", \"type\": \"slack\", \"url\": \"https://b.example\" }], \"rules\": [{ \"sinks\": \"a\" }] }", 1, 102, "'sinks[1]': no rule and no digest names sink 'b', so nothing is sent to it.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"runningInterval\": \"1h\" } }", 1, 52, "'reading.runningInterval' is longer than 'idleInterval': vaults with running jobs are read less often than others.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"openIdConnect\": { \"authority\": \"https://a.example\", \"clientId\": \"c\" } } }", 1, 46, "'web.openIdConnect.readerRole' is missing: every account and program that the provider gives a token for 'c' may read everything.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"openIdConnect\": { \"authority\": \"https://a.example\", \"clientId\": \"c\", \"audience\": \"api\", \"operatorRole\": \"o\" } } }", 1, 46, "'web.openIdConnect.readerRole' is missing: every account and program that the provider gives a token for 'api' may read everything.")]
    public void What_is_probably_not_meant_is_a_warning_at_its_key(string text, int line, int column, string message)
    {
        (FleetConfig config, IReadOnlyList<ConfigProblem> problems) = Read(text);

        Assert.Empty(problems);
        Assert.Contains(new ConfigProblem(line, column, message), config.Warnings);
    }

    [Fact]
    public void A_provider_with_a_role_of_readers_is_not_warned_of() => Assert.Empty(Read(
        """
        { "tenants": [{}], "web": { "openIdConnect": { "authority": "https://a.example", "clientId": "c", "readerRole": "r" } } }
        """).Config.Warnings);

    [Theory]
    [InlineData("{ \"vaults\": \"*-test-*\", \"last\": true }, { \"outcomes\": \"Failed\", \"sinks\": \"a\" }")]
    [InlineData("{ \"tags\": \"*\", \"last\": true }, { \"sinks\": \"a\" }")]
    [InlineData("{ \"vaults\": \"rsv-*\", \"sinks\": \"a\", \"last\": true }, { \"vaults\": \"*-prod\", \"sinks\": \"a\" }")]
    [InlineData("{ \"operations\": [\"*restore\", \"backup\"], \"subscriptions\": \"1111*\", \"sinks\": \"a\" }")]
    [InlineData("{ \"vaults\": \"/subscriptions/*/vaults/rsv-*\", \"items\": \"a b\", \"sinks\": \"a\" }")]
    public void Rules_that_work_are_not_warned_of(string rules)
    {
        (FleetConfig config, IReadOnlyList<ConfigProblem> problems) = Read(
            $$"""{ "tenants": [{}], "sinks": [{ "name": "a", "type": "slack", "url": "https://a.example" }], "rules": [{{rules}}] }""");

        Assert.Empty(problems);
        Assert.Empty(config.Warnings);
    }

    [Theory]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"https://a.example\", \"secretUrl\": { \"file\": \"x\" } }]", "'sinks[0].secretUrl': 'sinks[0]' needs either 'url' or 'secretUrl'.")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"h\", \"from\": \"a@example.com\", \"to\": \"a@example.com\", \"password\": { \"file\": \"x\" } }]", "'sinks[0].password': 'sinks[0]' needs both 'user' and 'password', or neither.")]
    [InlineData("\"rules\": [{ \"vaults\": \"a/b?password=hunter22\", \"last\": true }]", "'rules[0].vaults' must have names or resource ids of vaults; 'a/b?password=***")]
    public void Messages_name_keys_and_mask_values(string section, string expected)
    {
        ConfigProblem problem = Assert.Single(Read($$"""{ "tenants": [{}], {{section}} }""").Problems);

        Assert.StartsWith($"fleet.json(1,{problem.Column}): {expected}", problem.At("fleet.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", problem.At("fleet.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_key_and_mistakes_elsewhere_are_reported_together() => Assert.Equal(
        [
            "The key 'spare' occurs more than once in this object: also in line 3.", "'web.url' must be an absolute http or https URL.",
        ],
        Read(
            """
            { "tenants": [{ "id": "ä" }], // ü
              "reading": {
                "spare": 0.1, "spare": 0.2 },
              "web": { "url": "nowhere" } }
            """).Problems.Select(problem => problem.Message));

    private static (FleetConfig Config, IReadOnlyList<ConfigProblem> Problems) Read(string text) =>
        ConfigReader.Read(text, new FleetOptions());
}
