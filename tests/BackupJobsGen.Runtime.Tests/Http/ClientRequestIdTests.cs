using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>The id that a client gives to its requests, and that errors show.</summary>
public sealed class ClientRequestIdTests : IDisposable
{
    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    private ApiPipeline Pipeline(string? ofDocument, string? option = null) => new(
        new HttpClient(_server, disposeHandler: false), FakeServer.Endpoint, new ApiClientOptions { ClientRequestIdHeader = option },
        clientRequestIdHeader: ofDocument);

    private string? Sent(string header, int request = 0) =>
        _server.Requests[request].Headers.NonValidated.TryGetValues(header, out HeaderStringValues values) ? values.ToString() : null;

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("x-doc", null, "x-doc")]
    [InlineData("x-doc", "x-option", "x-option")]
    [InlineData(null, "x-option", "x-option")]
    [InlineData("x-doc", "", null)]
    public async Task An_id_is_sent_in_the_header_of_the_options_or_the_document(string? ofDocument, string? option, string? expected)
    {
        _server.Answer(200);
        ApiResponse response = await Pipeline(ofDocument, option).SendAsync(Operations.Of(Operations.List));

        Assert.Equal(expected is not null, Guid.TryParse(response.ClientRequestId, out _));
        foreach (string header in new[] { "x-doc", "x-option" })
            Assert.Equal(header == expected ? response.ClientRequestId : null, Sent(header));
    }

    [Fact]
    public async Task Each_request_has_an_id_of_its_own_and_a_repeated_one_keeps_it()
    {
        _server.Answer(307, "", "Location: /again").Answer(200).Answer(200);
        ApiPipeline pipeline = Pipeline("x-doc");
        await pipeline.SendAsync(Operations.Of(Operations.List));
        await pipeline.SendAsync(Operations.Of(Operations.List));

        Assert.Equal(Sent("x-doc"), Sent("x-doc", 1));
        Assert.NotEqual(Sent("x-doc"), Sent("x-doc", 2));
    }

    [Fact]
    public async Task An_argument_wins_over_the_view()
    {
        _server.Answer(200).Answer(200);
        ApiPipeline pipeline = Pipeline("x-doc").With(new ApiCallOptions { ClientRequestId = "view" });
        ApiResponse viewed = await pipeline.SendAsync(Operations.Of(Operations.List));
        ApiResponse argued = await pipeline.SendAsync(Operations.Of(Operations.List).Header("X-Doc", "argument"));

        Assert.Equal(("view", "argument"), (viewed.ClientRequestId, argued.ClientRequestId));
        Assert.Equal(("view", "argument"), (Sent("x-doc"), Sent("x-doc", 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_header_of_the_view_that_is_an_empty_id_is_not_sent(string id)
    {
        ApiPipeline pipeline = Pipeline("x-doc").With(new ApiCallOptions { Headers = new Dictionary<string, string> { ["X-Doc"] = id } });

        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(
            "Headers", () => pipeline.SendAsync(Operations.Of(Operations.List)));
        Assert.StartsWith("The value of header 'X-Doc' is empty.", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("X-API-KEY", "header_key")]
    [InlineData("x-other", null)]
    [InlineData("", null)]
    public async Task The_header_of_a_credential_has_no_id(string header, string? scheme)
    {
        SecurityRequirements required = new([SchemeOptions.QueryKey.For()], [SchemeOptions.HeaderKey.For()]);
        SchemeOptions options = new() { Key = "k", ClientRequestIdHeader = header };
        ApiPipeline pipeline = new(new HttpClient(_server, disposeHandler: false), FakeServer.Endpoint, options, security: required);
        _server.Answer(200);
        Exception? fault = await Record.ExceptionAsync(() => pipeline.SendAsync(Operations.Of(Operations.List)));

        string problem = $"ClientRequestIdHeader is '{header}', the header of the credential of '{scheme}': set another one, or an empty one for no id.";
        Assert.Equal(scheme is null ? [] : ["SchemeOptions." + problem], ClientSettings.Failures(options, false, required));
        if (scheme is null)
            Assert.Null(fault);
        else
            Assert.Equal(
                $"Jobs_List (GET /vaults/{{vault}}/jobs) was not sent: ApiClientOptions.{problem}",
                Assert.IsType<InvalidOperationException>(fault).Message);
        Assert.Equal(scheme is null ? 1 : 0, _server.Asked.Count);
    }

    [Fact]
    public async Task Errors_show_both_ids()
    {
        _server.Answer(500, "", "x-ms-request-id: theirs");
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() =>
            Pipeline("x-doc").With(new ApiCallOptions { ClientRequestId = "mine" }).SendAsync(Operations.Of(Operations.List)));

        Assert.Equal(("theirs", "mine"), (fault.RequestId, fault.ClientRequestId));
        Assert.Contains("Request id theirs, client request id mine.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_the_service_are_redacted_and_short()
    {
        _server.Answer(500, "", "x-ms-request-id: Bearer ABCDEFGHIJKLMNOP012", "x-ms-client-request-id: " + new string('x', 5000));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => Pipeline(null).SendAsync(Operations.Of(Operations.List)));

        Assert.DoesNotContain("ABCDEFGHIJKLMNOP012", fault.Message, StringComparison.Ordinal);
        Assert.Contains("client request id " + new string('x', 100) + "….", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_not_answered_shows_its_id()
    {
        _server.Answer(static _ => throw new OperationCanceledException());
        TimeoutException fault = await Assert.ThrowsAsync<TimeoutException>(() =>
            Pipeline("x-doc").With(new ApiCallOptions { ClientRequestId = "mine" }).SendAsync(Operations.Of(Operations.List)));

        Assert.Contains("with client request id mine was not answered in time", fault.Message, StringComparison.Ordinal);
    }
}
