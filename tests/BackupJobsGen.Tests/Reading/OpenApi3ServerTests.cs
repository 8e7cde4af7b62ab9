using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class OpenApi3ServerTests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;

    [Theory]
    [InlineData("https://example.com/v1/", "https://example.com/v1", "/a")]
    [InlineData("https://example.com", "https://example.com", "/a")]
    [InlineData("//example.com/v1", "https://example.com/v1", "/a")]
    [InlineData("/v2", "/v2", "/a")]
    [InlineData("/", null, "/a")]
    public void Servers(string url, string? endpoint, string path)
    {
        ApiModel model =
            Model(OpenApi(
                $$""" "/a": { "get": { {{Ok}} } } """, "",
                $$""" "servers": [ { "url": "{{url}}" }, { "url": "https://second.com" } ], """));

        Assert.Equal((endpoint, path), (model.Endpoint, model.Operations[0].Path));
    }

    [Theory]
    [InlineData("ftp://example.com/v1", true)]
    [InlineData("https://user:word@example.com/v1", true)]
    [InlineData("https://example.com:99999", true)]
    [InlineData("https:///v1", true)]
    [InlineData("https://example.com?a=b", true)]
    [InlineData("https://exa mple.com", true)]
    [InlineData("https://example.com/v1?a=b", true)]
    [InlineData("not a path", true)]
    [InlineData("http://127.0.0.1:8080/v 1", true)]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("http://[::1]:8080/a", false)]
    [InlineData("https://exämple.com/{a}/ä", false)]
    [InlineData("{scheme}://{host}:{port}/v1", false)]
    [InlineData("https://{a}.{b}.example.com:{port}", false)]
    public void An_invalid_server_URL_is_reported(string url, bool isTold)
    {
        ApiResult result = Read(OpenApi($$""" "/a": { "get": { {{Ok}} } } """, "", $$""" "servers": [ { "url": "{{url}}" } ], """));

        Assert.Equal(isTold, result.Problems.Any(problem => problem.Id == "BJG3027"));
    }

    [Fact]
    public void Variables_of_a_server_have_defaults_and_operations_may_have_servers()
    {
        ApiModel model =
            Model(OpenApi($$""" "/a": { "get": { {{Ok}} }, "put": { "servers": [ { "url": "https://other.com/x" } ], {{Ok}} } } """, "",
            """ "servers": [ { "url": "https://{region}.example.com:{port}", "variables": { "port": { "default": "443" }, "region": { "default": "eu", "description": "Where." } } } ], """));

        Assert.Equal("https://{region}.example.com:{port}", model.Endpoint);
        Assert.Equal(
            [("port", "\"443\""), ("region", "\"eu\"")],
            model.HostVariables.Select(variable => (variable.WireName, variable.Default!.Json)));
        Assert.Equal(
            [(null, "/a"), ("https://other.com/x", "/a")], model.Operations.Select(operation => (operation.Endpoint, operation.Path)));
    }
}
