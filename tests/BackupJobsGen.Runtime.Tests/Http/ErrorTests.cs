using System.IO.Compression;
using System.Net;
using System.Text;

namespace BackupJobsGen.Runtime.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"C","message":"M","target":"T"}}""", "C", "M")]
    [InlineData("""{"Error":{"Code":"C","Message":"M"}}""", "C", "M")]
    [InlineData("""{"code":"C","message":"M"}""", "C", "M")]
    [InlineData("""{"Message":"M"}""", null, "M")]
    [InlineData("""{"odata.error":{"code":"C","message":{"lang":"en-US","value":"M"}}}""", "C", "M")]
    [InlineData("""{"error":{"code":"C","message":{"lang":"en-US","value":"M"}}}""", "C", "M")]
    [InlineData("""{"error":"C","error_description":"M"}""", "C", "M")]
    [InlineData("""{"error":{"code":400,"message":"M"}}""", "400", "M")]
    [InlineData("""[{"code":"C","message":"M"}]""", "C", "M")]
    public async Task An_error_is_read_in_every_shape(string body, string? code, string? message)
    {
        ApiException fault = await FailAsync(400, body);
        Assert.Equal((400, code, message, body), (fault.Status, fault.Code, fault.Error?.Message, fault.RawBody));
        Assert.Contains("M.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "(empty)")]
    [InlineData("Service unavailable", "Service unavailable.")]
    [InlineData("<!DOCTYPE html><html><head><title>502 Bad &amp; Gateway</title></head>", "an HTML page titled '502 Bad & Gateway'.")]
    [InlineData("<html></html>", "an HTML page.")]
    [InlineData("{\"error\":{\"code\":\"C\"", "{\"error\":{\"code\":\"C\".")]
    [InlineData("null", "null.")]
    [InlineData("{}", "{}.")]
    [InlineData("[]", "[].")]
    [InlineData("{\"error\":null}", "{\"error\":null}.")]
    public async Task A_body_that_is_not_an_error_is_quoted(string body, string quoted)
    {
        ApiException fault = await FailAsync(502, body);
        Assert.Null(fault.Code);
        Assert.StartsWith(
            $"Jobs_List (GET /vaults/{{vault}}/jobs) failed with HTTP 502 (BadGateway): {quoted}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/xml", "<pet/>", "XML: <pet/>.")]
    [InlineData("application/xml", "<pet><body>x</body></pet>", "XML: <pet><body>x</body></pet>.")]
    [InlineData("application/problem+xml; charset=utf-8", "<problem><title>Full</title></problem>", "XML: <problem><title>Full</title>")]
    [InlineData("application/json", "<pet/>", "XML: <pet/>.")]
    [InlineData("text/html", "<?xml version=\"1.0\"?><Error><Code>C</Code></Error>", "XML: <?xml version")]
    [InlineData("application/xml", "<!doctype html><title>T</title>", "an HTML page titled 'T'.")]
    [InlineData("application/xhtml+xml", "<?xml version='1.0'?>\n<!-- x -->\n<HTML><title>T</title></HTML>", "an HTML page titled 'T'.")]
    [InlineData("application/json", "<head><title>T</title></head>", "an HTML page titled 'T'.")]
    [InlineData("text/html; charset=utf-8", "<p>Bad gateway</p>", "an HTML page.")]
    public async Task Markup_is_called_what_it_is(string mediaType, string body, string quoted)
    {
        FakeServer server = new FakeServer().Answer(_ =>
        {
            HttpResponseMessage response = FakeServer.Response(502, body);
            response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return response;
        });
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => server.Pipeline().SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));

        Assert.Contains($"(BadGateway): {quoted}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_and_information_are_read_wrapped_or_not()
    {
        ApiException fault = await FailAsync(409, """
            {"error":{"code":"C","message":"M","details":[{"code":"D1","message":"m1","details":[{"code":"D3"}]},{"error":{"code":"D2","message":"m2"}},5],
            "additionalInfo":[{"type":"Policy","info":{"a":1}},{"type":"x"}]}}
            """);
        Assert.Equal(["D1: m1", "D2: m2"], fault.Details.Select(static detail => detail.ToString()));
        Assert.Equal("D3", fault.Details[0].Details[0].Code);
        Assert.Equal("""{"a":1}""", fault.Error!.AdditionalInfo[0].Info!.ToString());
        Assert.Contains("C: M. D1: m1. D2: m2.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "", "Retry-After: 17", "The same request may succeed after 17 s.", true)]
    [InlineData(503, "", "x: y", "The same request may succeed later.", true)]
    [InlineData(429, """{"error":{"code":"CloudDosAbsoluteLimitReached"}}""", "Retry-After: 17", "do not repeat the request soon", false)]
    [InlineData(
        403, """{"error":{"code":"AuthorizationFailed","message":"no right to 'Microsoft.RecoveryServices/x/read'"}}""", "x: y",
        "no right to 'Microsoft.RecoveryServices/x/read'. The identity lacks the permission", false)]
    [InlineData(401, "", "x: y", "have expired", false)]
    [InlineData(404, "", "x: y", "(NotFound): (empty).", false)]
    public async Task The_message_says_what_to_do(int status, string body, string header, string advice, bool transient)
    {
        ApiException fault = await FailAsync(status, body, header);
        Assert.Contains(advice, fault.Message, StringComparison.Ordinal);
        Assert.Equal(transient, fault.IsTransient);
    }

    [Theory]
    [InlineData(403, "bad key", " The identity lacks the permission that the error names.")]
    [InlineData(409, "e-mail already exists", " Another operation is in progress; try again later.")]
    public async Task Advice_about_azure_is_given_for_azure_only(int status, string title, string advice)
    {
        string body = $$"""{"title":"{{title}}"}""";
        using FakeServer server = new FakeServer().Answer(status, body).Answer(status, body);
        foreach ((ApiPipeline pipeline, string more) in new[] { (server.Pipeline(), ""), (server.ResourceManager(), advice) })
        {
            ApiException fault = await Assert.ThrowsAsync<ApiException>(
                () => pipeline.With(new ApiCallOptions()).SendAsync(Operations.Of(Operations.List)));
            Assert.EndsWith($": {title}.{more}", fault.Message, StringComparison.Ordinal);
        }

        Assert.EndsWith($": {title}.", ApiException.FromResponse(
            ApiResponse.FromStatus(status), new ApiError { Message = title }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_the_request_are_shown()
    {
        ApiException fault =
            await FailAsync(
                500, "", "x-ms-request-id: r", "x-ms-correlation-request-id: c", "x-ms-client-request-id: m", "x-ms-error-code: H");
        Assert.Equal(
            ("r", "c", "m", "H", "Jobs_List"),
            (fault.RequestId, fault.CorrelationRequestId, fault.ClientRequestId, fault.Code, fault.OperationId));
        Assert.Contains("Request id r, correlation id c, client request id m.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_own_error_type_is_read_where_it_fits()
    {
        FakeServer server = new FakeServer().Answer(400, """{"id":"typed"}""").Answer(400, "no json").Answer(404, """{"id":"typed"}""");
        ApiPipeline pipeline = server.Pipeline();
        ApiRequest request = Operations.Of(Operations.List).Errors<Sample>(400);
        Assert.Equal("typed", (await Assert.ThrowsAsync<ApiException<Sample>>(() => pipeline.SendAsync(request))).Body.Id);
        Assert.Null((await Assert.ThrowsAsync<ApiException>(() => pipeline.SendAsync(request))).Body);
        Assert.Null((await Assert.ThrowsAsync<ApiException>(() => pipeline.SendAsync(request))).Body);
    }

    [Theory]
    [InlineData(404, typeof(ApiException<string>))]
    [InlineData(409, typeof(ApiException<bool>))]
    [InlineData(499, typeof(ApiException<bool>))]
    [InlineData(500, typeof(ApiException<Sample>))]
    [InlineData(304, typeof(ApiException))]
    public async Task The_most_specific_declaration_of_a_status_is_used(int status, Type expected)
    {
        string body = status switch { 404 => "\"gone\"", >= 400 and < 500 => "true", _ => """{"id":"x"}""" };
        FakeServer server = new FakeServer().Answer(status, body);
        ApiRequest request = Operations.Of(Operations.List)
            .Errors<Sample>(5)
            .Errors<bool>(
                static (ref JsonTokenReader reader) => JsonObjects.Require<bool>(ref reader, JsonScalars.TryReadBoolean, "a flag"), 4)
            .Errors<string>(
                static (ref JsonTokenReader reader) => JsonObjects.Require<string>(ref reader, JsonScalars.TryReadString, "a string"),
                404, 410);

        ApiException fault = await Assert.ThrowsAnyAsync<ApiException>(() => server.Pipeline().SendAsync(request));

        Assert.IsType(expected, fault);
    }

    [Fact]
    public async Task A_huge_body_is_kept_in_part_and_quoted_in_small_part()
    {
        ApiException fault = await FailAsync(500, new string('x', 1_000_000));
        Assert.Equal(64 * 1024, fault.RawBody.Length);
        Assert.InRange(fault.Message.Length, 300, 600);
    }

    [Fact]
    public async Task No_secret_is_shown()
    {
        string body =
            """{"error":{"code":"C","message":"See https://x.blob.core.windows.net/c?sv=1&sig=TOPSECRET1%3D&se=2 with Bearer abcdefghijklmnopTOPSECRET2","details":[{"code":"D","message":"{\"blobSasKey\":\"TOPSECRET3\"}"}]}}""";
        ApiException fault = await FailAsync(500, body);
        Assert.DoesNotContain("TOPSECRET", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("TOPSECRET", fault.Error!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "TOPSECRET", (await FailAsync(500, "padding " + new string('x', 270) + " https://u:TOPSECRET@h/?sig=TOPSECRET")).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_masked_before_it_is_cut()
    {
        string title = new string('x', 170) + " https://admin:LEAKpassword12345678@h.example/&#x2F;";
        ApiException fault = await FailAsync(502, $"<html><title>{title}</title></html>");
        Assert.Contains("titled 'xxx", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LEAK", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value LEAK/tok3n+99 bad")]
    [InlineData("value LEAK%2Ftok3n%2B99 bad")]
    public async Task The_credentials_of_a_handler_are_masked_where_a_service_repeats_them(string message)
    {
        FakeServer server = new FakeServer().Answer(request =>
        {
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", "LEAK/tok3n+99");
            HttpResponseMessage response =
                FakeServer.Response(403, $$$"""{"error":{"code":"Forbidden","message":"{{{message}}}"}}""");
            response.RequestMessage = request;
            return response;
        });
        ApiException fault =
            await Assert.ThrowsAsync<ApiException>(() => server.Pipeline().SendAsync(Operations.Of(Operations.List)));
        Assert.Contains("value *** bad", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_reads_a_broken_error_keeps_the_status()
    {
        using HttpResponseMessage response = new(HttpStatusCode.TooManyRequests)
        {
            Content = new StreamContent(new GZipStream(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8]), CompressionMode.Decompress)),
        };
        Assert.Null(await ApiError.ReadAsync(response, CancellationToken.None));
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    private static async Task<ApiException> FailAsync(int status, string body, params string[] headers)
    {
        FakeServer server = new FakeServer().Answer(status, body, headers);
        ApiClientOptions options = new() { FinalThrottlingCodes = ["CloudDosAbsoluteLimitReached"] };
        return await Assert.ThrowsAsync<ApiException>(
            () => server.ResourceManager(options).SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
    }

    [Theory]
    [InlineData("""{"type":"urn:full","title":"Conflict","status":409,"detail":"the vault is full"}""", "Conflict: the vault is full.")]
    [InlineData("""{"title":"Conflict."}""", "Conflict.")]
    [InlineData("""{"detail":"not here"}""", "not here.")]
    [InlineData("""{"title":"Invalid","errors":{"name":["is required","is short"]}}""", "Invalid. name: is required is short.")]
    [InlineData("""{"title":"Invalid","errors":{"Password":["The Password field is required.","It is short"]}}""", "Invalid. The Password field is required. It is short.")]
    [InlineData("""{"title":"Invalid","errors":{"Password":["Too short"]}}""", "Invalid. Too short (Password).")]
    [InlineData("""{"message":["email is bad","name is short"],"error":"Bad Request","statusCode":400}""", "Bad Request. email is bad. name is short.")]
    [InlineData("""{"title":"Invalid","errors":[{"detail":"is required","pointer":"#/name"}]}""", "Invalid. #/name: is required.")]
    [InlineData("""{"title":"Invalid","errors":["no name",{"detail":"no age"},7]}""", "Invalid. no name. no age.")]
    [InlineData("""{"error":{"code":"Full","message":"No room"},"title":"other"}""", "Full: No room.")]
    public async Task The_message_has_title_and_detail_of_a_problem(string body, string expected)
    {
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => new FakeServer().Answer(409, body).Pipeline().SendAsync(Operations.Of(Operations.List)));
        Assert.Contains("failed with HTTP 409 (Conflict): " + expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_details_of_a_message_are_limited_and_have_no_secrets()
    {
        string many = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"f{number}\":[\"{new string('x', 100)}\"]"));
        string body = """{"title":"Invalid","detail":"see https://a.test/?sig=abcdef","errors":{""" + many + "}}";
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => new FakeServer().Answer(400, body).Pipeline().SendAsync(Operations.Of(Operations.List)));
        Assert.InRange(fault.Message.Length, 1000, 3000);
        Assert.DoesNotContain("abcdef", fault.Message, StringComparison.Ordinal);
        Assert.Equal(500, fault.Details.Count);
    }

    [Fact]
    public async Task The_entity_tag_of_a_response_is_at_hand()
    {
        FakeServer server = new FakeServer().Answer(200, "{}", "ETag: W/\"1\"");
        ApiResponse response = await server.Pipeline().SendAsync(Operations.Of(Operations.List));
        Assert.Equal(("W/\"1\"", false), (response.ETag, response.IsNotModified));
    }
}
