using BackupJobs.Fleet.Cli;

namespace BackupJobs.Fleet.Tests.Configuration;

/// <summary>Configurations that are well-formed, and with which the service could not work as they mean.</summary>
public class ConfigCheckTests
{
    [Theory]
    [InlineData("{ \"tenants\": [{}], \"database\": { \"file\": \"a\\u0000b\" } }", 1, 42, "'database.file' has the character U+0000, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"a\\u0000b\" }] }", 1, 69, "'sinks[0].path' has the character U+0000, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"items\": [\"a\", \"b\\nc\"], \"last\": true }] }", 1, 47, "'rules[0].items' has the character U+000A, which it must not have.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"url\": \"http://127.0.0.1:99999\" } }", 1, 36, "'web.url' has the port 99999; the last one is 65535.")]
    [InlineData("{\n\"tenants\": [{}],\n\"reading\": {}, \"tenants\": [{}] }", 3, 16, "The key 'tenants' occurs more than once in this object: also in line 2.")]
    [InlineData("{ \"tenants\": [{}] ", 1, 19, "The JSON is not valid here: the text ends before the closing '}'.")]
    [InlineData(" \n", 1, 1, "The file is empty; it must have a JSON object with 'tenants' at least.")]
    public void What_cannot_work_is_a_mistake_at_its_key(string text, int line, int column, string message) =>
        Assert.Equal([new ConfigProblem(line, column, message)], Read(text).Problems);

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
