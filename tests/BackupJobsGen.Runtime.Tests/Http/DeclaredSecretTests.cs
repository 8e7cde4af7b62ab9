using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>What services repeat of values that the document marks as secret, though they are no credentials.</summary>
public sealed class DeclaredSecretTests : IDisposable
{
    private const string Secret = "Hunt3r&Co";

    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    private ApiPipeline Pipeline => new(new HttpClient(_server), FakeServer.Endpoint, secretMembers: ["phrase", "pins"]);

    private static string Error(string message) => $$$"""{"error":{"message":{{{JsonSerializer.Serialize(message)}}},"code":"No"}}""";

    private async Task<ApiException> RefusedAsync(ApiRequest request, string answer)
    {
        _server.Answer(400, answer);
        return await Assert.ThrowsAsync<ApiException>(() => Pipeline.SendAsync(request));
    }

    private static void AssertMasked(ApiException fault)
    {
        Assert.DoesNotContain("Hunt3r", fault + fault.Message + fault.Error, StringComparison.Ordinal);
        Assert.Contains("***", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"phrase":"Hunt3r&Co","name":"n"}""")]
    [InlineData("""{"properties":{"user":[{"Phrase":"Hunt3r&Co"}]}}""")]
    [InlineData("""{"pins":["first","Hunt3r&Co"]}""")]
    [InlineData("""{"pins":{"a":{"b":["Hunt3r&Co"]},"c":"first"}}""")]
    [InlineData("""{"pins":{},"phrase":{"x":[]},"more":{"phrase":"Hunt3r\u0026Co"}}""")]
    public async Task Members_of_a_body_are_masked_wherever_they_are(string body)
    {
        ApiRequest request = Operations.Of(Operations.Trigger).JsonBody(RawJson.Parse(body), RawJson.Write);
        AssertMasked(await RefusedAsync(request, Error($"'{Secret}' is too weak, first as well")));
    }

    [Theory]
    [InlineData("[\"first\",\"Hunt3r&Co\"]")]
    [InlineData("{\"a\":\"Hunt3r&Co\",\"b\":{\"c\":\"first\"}}")]
    [InlineData("\"Hunt3r&Co\"")]
    public async Task A_body_that_is_a_secret_is_masked(string body)
    {
        ApiRequest request = Operations.Of(Operations.Trigger with { IsBodySecret = true }).JsonBody(RawJson.Parse(body), RawJson.Write);
        AssertMasked(await RefusedAsync(request, Error($"'{Secret}' is too weak")));
    }

    [Fact]
    public async Task Text_that_is_a_secret_is_masked()
    {
        ApiRequest request = Operations.Of(Operations.Trigger with { IsBodySecret = true }).TextBody(Secret);
        AssertMasked(await RefusedAsync(request, Error($"'{Secret}' is too weak")));
    }

    [Fact]
    public async Task A_header_of_the_call_is_masked_as_that_of_an_argument_is()
    {
        _server.Answer(400, Error(Secret));
        ApiPipeline view = Pipeline.With(new ApiCallOptions { Headers = new Dictionary<string, string> { ["Phrase"] = Secret } });
        AssertMasked(await Assert.ThrowsAsync<ApiException>(() => view.SendAsync(Operations.Of(Operations.List))));
    }

    [Theory]
    [InlineData("Hunt3r&amp;Co&apos;s")]
    [InlineData("Hunt3r%2526Co%2527s")]
    [InlineData("SHVudDNyJkNvJ3M=")]
    public async Task Spellings_of_other_formats_are_masked(string spelling)
    {
        ApiException fault = await RefusedAsync(Operations.Of(Operations.Trigger).Query("phrase", "Hunt3r&Co's"), Error($"is {spelling}"));
        Assert.Contains(": is ***.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_an_error_brings_is_masked_in_its_message()
    {
        string answer = $$$"""{"error":{"message":"is {{{Secret}}}","phrase":"{{{Secret}}}","code":"No"}}""";
        AssertMasked(await RefusedAsync(Operations.Of(Operations.Trigger), answer));
    }

    [Theory]
    [InlineData("apiKey")]
    [InlineData("pwd")]
    [InlineData("storedPasswords")]
    [InlineData("Refresh-Token")]
    [InlineData("token")]
    [InlineData("PIN")]
    public async Task Names_that_say_it_need_no_document(string name)
    {
        _server.Answer(400, Error($"'{Secret}' is too weak"));
        ApiRequest request = Operations.Of(Operations.Trigger).JsonBody(RawJson.Parse($$"""{"a":[{"{{name}}":"{{Secret}}"}]}"""), RawJson.Write);
        AssertMasked(await Assert.ThrowsAsync<ApiException>(() => _server.Pipeline().SendAsync(request)));
    }

    [Theory]
    [InlineData("user", "BadUser: no user.", "BadUser: no ***.")]
    [InlineData("POST", "Bad: contest of POST", "Bad: contest of ***")]
    [InlineData("    ", "a    b", "a    b")]
    public async Task Other_words_stay_whole(string secret, string message, string shown)
    {
        ApiRequest request = Operations.Of(Operations.Trigger).Query("phrase", secret);
        ApiException fault = await RefusedAsync(request, $$"""{"message":"{{message}}","code":"BadUser"}""");

        Assert.StartsWith("Backups_Trigger (POST /vaults/{vault}/backup) failed with HTTP 400 (BadRequest)", fault.Message, StringComparison.Ordinal);
        Assert.Contains(shown, fault.Message, StringComparison.Ordinal);
        Assert.Equal("BadUser", fault.Code);
    }

    public static TheoryData<string> Places => ["path", "query", "list", "deep", "json", "header", "cookie", "form", "part", "partHeader"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Parameters_and_fields_are_masked_wherever_they_are(string place)
    {
        ApiRequest request = new ApiRequest(new OperationDescriptor("X", HttpMethod.Post, "/{phrase}")).Path("phrase", "p");
        request = place switch
        {
            "path" => request.Path("phrase", Secret),
            "query" => request.Query("phrase", Secret),
            "list" => request.Query("pins", ["one", Secret], ListStyle.Csv),
            "deep" => request.Query("user", [new("phrase", Secret)]),
            "json" => request.Query("user", $$"""{"phrase":"{{Secret}}"}"""),
            "header" => request.Header("phrase", Secret),
            "cookie" => request.Cookie("phrase", Secret),
            "form" => request.FormField("phrase", Secret),
            "part" => request.Multipart().FormField("user", $$"""{"phrase":"{{Secret}}"}""", "application/json"),
            _ => request.Multipart().FormField("a", "b").FormHeader("a", "phrase", Secret),
        };
        AssertMasked(await RefusedAsync(request, Error($"'{Secret}' is too weak")));
    }

    [Fact]
    public async Task Other_values_are_shown_and_the_body_stays_as_it_was()
    {
        ApiRequest request = Operations.Of(Operations.Trigger)
            .JsonBody(RawJson.Parse("""{"phrase":"Hunt3r&Co","name":"n4me","z":"w0rd"}"""), RawJson.Write);
        string answer = Error($"n4me and w0rd and {Secret}");
        ApiException fault = await RefusedAsync(request, answer);

        Assert.Contains("n4me and w0rd and ***.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(answer, fault.RawBody);
    }

    [Theory]
    [InlineData("""{"phrase":"Hunt3r&Co","id":1""")]
    [InlineData("""[{"pins":["Hunt3r&Co"]},{"a":""")]
    public async Task Secrets_of_an_answer_that_cannot_be_read_are_masked(string answer)
    {
        _server.Answer(200, answer);
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => Pipeline.SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        AssertMasked(fault);
    }

    [Fact]
    public async Task The_code_of_an_error_is_shown_although_a_secret_has_that_name()
    {
        ApiPipeline pipeline = new(new HttpClient(_server), FakeServer.Endpoint, secretMembers: ["code"]);
        _server.Answer(400, Error("wrong"));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));
        Assert.Contains(": No: wrong.", fault.Message, StringComparison.Ordinal);
    }

    // The excerpt is cut at 300 characters.
    [Fact]
    public async Task A_secret_at_the_end_of_what_is_quoted_is_masked_whole()
    {
        ApiRequest request = Operations.Of(Operations.Trigger).Query("phrase", Secret);
        AssertMasked(await RefusedAsync(request, new string('x', 295) + Secret));
    }

    [Fact]
    public async Task The_end_of_an_operation_does_not_show_what_started_it()
    {
        ApiRequest request = Operations.Of(Operations.Trigger).JsonBody(RawJson.Parse("""{"phrase":"Hunt3r&Co"}"""), RawJson.Write);
        _server.Answer(202, "", $"Azure-AsyncOperation: {FakeServer.Endpoint}/status", "Retry-After: 0")
            .Answer(200, $$$"""{"status":"Failed","error":{"code":"No","message":"'{{{Secret}}}' is too weak"}}""");
        LongRunningOperation operation = await LongRunning.StartAsync(Pipeline, request);
        AssertMasked(await Assert.ThrowsAsync<ApiException>(() => operation.WaitAsync()));
        Assert.DoesNotContain(Secret, operation.Status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_of_the_service_does_not_show_what_started_the_operation()
    {
        ApiRequest request = Operations.Of(Operations.Trigger).Query("phrase", Secret);
        _server.Answer(202, "", $"Azure-AsyncOperation: {FakeServer.Endpoint}/status").Answer(200, $$"""{"status":"with {{Secret}}"}""");
        LongRunningOperation operation = await LongRunning.StartAsync(Pipeline, request);
        Assert.Equal("with ***", (await operation.UpdateAsync()).ToString());
    }

    [Fact]
    public async Task A_refused_status_does_not_show_what_started_the_operation()
    {
        ApiRequest request = Operations.Of(Operations.Trigger).JsonBody(RawJson.Parse("""{"phrase":"Hunt3r&Co"}"""), RawJson.Write);
        _server.Answer(202, "", $"Azure-AsyncOperation: {FakeServer.Endpoint}/status", "Retry-After: 0").Answer(400, Error($"'{Secret}'"));
        LongRunningOperation operation = await LongRunning.StartAsync(Pipeline, request);
        AssertMasked(await Assert.ThrowsAsync<ApiException>(() => operation.WaitAsync()));
    }
}
