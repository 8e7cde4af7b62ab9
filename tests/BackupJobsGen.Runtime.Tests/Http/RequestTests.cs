namespace BackupJobsGen.Runtime.Tests;

public sealed class RequestTests
{
    [Fact]
    public void A_url_is_put_together_and_escaped()
    {
        ApiRequest request = new ApiRequest(Operations.List)
            .Path("vault", "my vault/1%+ü")
            .Query("$filter", "a eq 'b'")
            .Query("none", (string?)null)
            .Query("empty", "");
        Assert.Equal(
            "https://management.azure.com/vaults/my%20vault%2F1%25%2B%C3%BC/jobs?api-version=2024-04-01&$filter=a%20eq%20%27b%27&empty=",
            Url(request));
    }

    [Fact]
    public void Values_that_are_url_text_already_stay_as_they_are()
    {
        ApiRequest request = new ApiRequest(new OperationDescriptor("X", HttpMethod.Get, "/{scope}/providers/x?fixed=1"))
            .Path("scope", "/subscriptions/s%2F1", encode: false)
            .Query("token", "a%2Fb+c'd==", encode: false);
        Assert.Equal("https://management.azure.com/subscriptions/s%2F1/providers/x?fixed=1&token=a%2Fb+c'd==", Url(request));
    }

    [Fact]
    public void A_value_that_is_url_text_already_may_bring_a_query_along()
    {
        ApiRequest request = new ApiRequest(new OperationDescriptor("X", HttpMethod.Put, "/{link}"))
            .Path("link", "v2/uploads/1?_state=a%2Fb", encode: false)
            .Query("digest", "sha256:1", encode: true);
        Assert.Equal("https://management.azure.com/v2/uploads/1?_state=a%2Fb&digest=sha256%3A1", Url(request));
    }

    [Fact]
    public void Characters_that_no_url_has_are_encoded_in_url_text() =>
        Assert.EndsWith(
            "&token=fabric:/App%231%23a%2Fb%5C",
            Url(Operations.Of(Operations.List).Query("token", "fabric:/App#1#a%2Fb\\", encode: false)),
            StringComparison.Ordinal);

    [Fact]
    public async Task An_item_of_a_header_with_a_comma_stays_one_item()
    {
        FakeServer server = new();
        server.Answer(204);
        await server.Pipeline().SendAsync(Operations.Of(Operations.List).Header("X-Ids", ["a,b", "c/d e"], ListStyle.Csv));
        Assert.Equal("a%2Cb,c/d e", server.Requests[^1].Headers.GetValues("X-Ids").Single());
    }

    [Theory]
    [InlineData(ListStyle.Csv, "ids=a,b%2Cc")]
    [InlineData(ListStyle.Ssv, "ids=a%20b%2Cc")]
    [InlineData(ListStyle.Tsv, "ids=a%09b%2Cc")]
    [InlineData(ListStyle.Pipes, "ids=a%7Cb%2Cc")]
    [InlineData(ListStyle.Multi, "ids=a&ids=b%2Cc")]
    public void A_list_is_sent_in_the_query(ListStyle format, string expected) =>
        Assert.EndsWith(
            "?api-version=2024-04-01&" + expected, Url(Operations.Of(Operations.List).Query("ids", ["a", "b,c"], format)),
            StringComparison.Ordinal);

    [Fact]
    public void An_object_is_sent_in_the_query() =>
        Assert.EndsWith(
            "&f%5Ba%5D=1&f%5Bb%5D=2", Url(Operations.Of(Operations.List).Query("f", [new("a", "1"), new("b", "2")])),
            StringComparison.Ordinal);

    [Fact]
    public void The_members_of_an_object_are_sent_in_the_query() =>
        Assert.EndsWith(
            "&a=1&b%20c=2%263", Url(Operations.Of(Operations.List).Query([new("a", "1"), new("b c", "2&3")])), StringComparison.Ordinal);

    [Fact]
    public void Members_of_an_object_are_texts_as_JSON_has_them() =>
        Assert.Equal(
            [new("a", "t"), new("b", "true"), new("c", "1.50"), new("e", "1"), new("f[g]", "2")],
            WireFormat.Entries(
                RawJson.Parse("""{ "a": "t", "b": true, "c": 1.50, "d": null, "e": [1], "f": { "g": 2 } }"""), RawJson.Write));

    [Theory]
    [InlineData("", true)]
    [InlineData(".", true)]
    [InlineData("..", true)]
    [InlineData("a/../../b", false)]
    [InlineData("a/%2e%2E/b", false)]
    [InlineData("..", false)]
    [InlineData("a\\..\\b", false)]
    [InlineData("a#b", false)]
    [InlineData("a\r\nHost: evil", false)]
    public void A_path_value_that_leads_elsewhere_is_refused_by_name(string vaultName, bool encode)
    {
        ArgumentException fault = Assert.ThrowsAny<ArgumentException>(
            () => new ApiRequest(Operations.List).Path("vault", vaultName, encode));
        Assert.Equal("vaultName", fault.ParamName);
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("...")]
    [InlineData("a/../b")]
    [InlineData("?x=1#y")]
    [InlineData("\u202E\u0130")]
    public void Any_other_path_value_is_one_segment(string value)
    {
        Uri uri = new(Url(new ApiRequest(Operations.List).Path("vault", value)));
        Assert.Equal($"/vaults/{Uri.EscapeDataString(value)}/jobs", uri.AbsolutePath);
        Assert.Equal("?api-version=2024-04-01", uri.Query);
    }

    [Theory]
    [InlineData(
        "https://{account}.blob.{suffix}/base/", "me", "core.net", "https://me.blob.core.net/base/vaults/v/jobs?api-version=2024-04-01")]
    [InlineData("{account}", "https://me.vault.net/", "", "https://me.vault.net/vaults/v/jobs?api-version=2024-04-01")]
    [InlineData("https://x.net/{account}", "a/b", "", "https://x.net/a/b/vaults/v/jobs?api-version=2024-04-01")]
    public void An_endpoint_has_variables(string endpoint, string account, string suffix, string expected)
    {
        ApiPipeline pipeline = Pipeline(endpoint, new() { ["account"] = account, ["suffix"] = suffix });
        Assert.Equal(expected, pipeline.UriOf(Operations.Of(Operations.List)).OriginalString);
        Assert.StartsWith(pipeline.Endpoint.AbsoluteUri.TrimEnd('/'), expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://{account}.blob.core.net", "evil.com/")]
    [InlineData("https://{account}.blob.core.net", "evil.com#")]
    [InlineData("https://{account}.blob.core.net", "evil.com?")]
    [InlineData("https://{account}.blob.core.net", "me@evil.com:1")]
    [InlineData("https://{account}.blob.core.net", "evil.com\\")]
    [InlineData("https://x.net/{account}", "../..")]
    [InlineData("{account}", "https://good.com@evil.com")]
    public void A_variable_cannot_change_more_than_its_place(string endpoint, string value) =>
        Assert.Throws<ArgumentException>(
            "account", () => Pipeline(endpoint, new() { ["account"] = value }).UriOf(Operations.Of(Operations.List)));

    [Fact]
    public void A_variable_without_a_value_is_named()
    {
        InvalidOperationException fault =
            Assert.Throws<InvalidOperationException>(() => Pipeline("https://{account}.net", []).UriOf(Operations.Of(Operations.List)));
        Assert.Contains("'account'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_override_endpoint_and_version()
    {
        ApiClientOptions options = new() { Endpoint = new Uri("http://localhost:5000/base/"), ApiVersion = "2019-05-13" };
        Uri uri = Pipeline(FakeServer.Endpoint, [], options).UriOf(Operations.Of(Operations.List));
        Assert.Equal("http://localhost:5000/base/vaults/v/jobs?api-version=2019-05-13", uri.OriginalString);
        Assert.Throws<InvalidOperationException>(() => Pipeline(null, []).UriOf(Operations.Of(Operations.List)));
        Assert.Throws<InvalidOperationException>(() => Pipeline(FakeServer.Endpoint, []).UriOf(new ApiRequest(Operations.List)));
    }

    [Fact]
    public async Task Headers_cookies_and_a_json_body_are_sent()
    {
        FakeServer server = new FakeServer().Answer(202);
        Sample sample = new() { Id = "ü+<", Count = 1 };
        ApiRequest request = Operations.Of(Operations.Trigger)
            .Header("If-Match", "\"1\"")
            .Header("x", ["a", "b"], ListStyle.Csv)
            .Header("none", null)
            .Header("Content-Language", "en").Cookie("a", "b;c").JsonBody(sample, JsonObjects.Write);
        await server.Pipeline().SendAsync(request);
        HttpRequestMessage sent = server.Requests[0];
        Assert.Equal("""{"id":"ü+<","count":1}""", server.Bodies[0]);
        Assert.Equal("\"1\"|a,b|a=b%3Bc|application/json|application/json|en", string.Join('|', [
            .. sent.Headers.GetValues("If-Match"), .. sent.Headers.GetValues("x"), .. sent.Headers.GetValues("Cookie"),
            .. sent.Headers.GetValues("Accept"),
            sent.Content!.Headers.ContentType!.ToString(), .. sent.Content.Headers.ContentLanguage]));
        Assert.Throws<ArgumentException>("x", () => request.Header("x", "a\r\nb: c"));
    }

    [Fact]
    public async Task A_null_is_a_json_body_where_it_is_one_of_the_values()
    {
        FakeServer server = new FakeServer().Answer(202).Answer(202).Answer(202);
        foreach (ApiRequest request in new[]
        {
            Operations.Of(Operations.Trigger).NullableJsonBody<Sample>(null, JsonObjects.Write),
            Operations.Of(Operations.Trigger).NullableJsonBody(new Sample { Id = "a", Count = 1 }, JsonObjects.Write),
            Operations.Of(Operations.Trigger).JsonBody<Sample>(null, JsonObjects.Write),
        })
            await server.Pipeline().SendAsync(request);

        Assert.Equal(["null", """{"id":"a","count":1}""", ""], server.Bodies);
        Assert.Equal("application/json", server.Requests[0].Content!.Headers.ContentType!.ToString());
    }

    // As browsers send a form without fields: a multipart one is only the last boundary.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_required_form_is_sent_without_fields_as_well(bool isMultipart)
    {
        FakeServer server = new FakeServer().Answer(204);
        ApiRequest request = Operations.Of(Operations.Trigger).FormField("a", []).FormField("b", null).RequireForm();
        await server.Pipeline().SendAsync(isMultipart ? request.Multipart().Header("Content-Type", "multipart/form-data") : request);

        string type = server.Requests[^1].Content!.Headers.ContentType!.ToString();
        string boundary = type.Replace("multipart/form-data; boundary=", "", StringComparison.Ordinal).Trim('"');
        Assert.Equal(isMultipart, type != boundary);
        Assert.Equal(isMultipart ? $"--{boundary}--\r\n" : "", server.Bodies[^1]);
        if (!isMultipart)
            Assert.Equal("application/x-www-form-urlencoded", type);
    }

    [Fact]
    public async Task An_optional_form_without_fields_is_no_body()
    {
        FakeServer server = new FakeServer().Answer(204);
        await server.Pipeline().SendAsync(Operations.Of(Operations.Trigger).Multipart().FormField("a", [], ListStyle.Multi));

        Assert.Null(server.Requests[^1].Content);
    }

    [Fact]
    public async Task Form_fields_and_files_are_sent()
    {
        FakeServer server = new FakeServer().Answer(200).Answer(200).Answer(200).Answer(200);
        ApiPipeline pipeline = server.Pipeline();
        await pipeline.SendAsync(
            Operations.Of(Operations.Trigger).FormField("a b", "1&2").FormField("c", ["x", "y"], ListStyle.Multi).FormField("no", null));
        Assert.Equal("a+b=1%262&c=x&c=y", server.Bodies[0]);
        using MemoryStream file = new("content"u8.ToArray());
        await pipeline.SendAsync(
            Operations.Of(Operations.Trigger).FormField("a", "1").FormFile("file", new FilePart(file, "na\"me.txt", "text/csv")));
        Assert.Contains("name=\"a\"", server.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("filename=\"na%22me.txt\"", server.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/csv", server.Bodies[1], StringComparison.Ordinal);
        Assert.True(file.CanRead);
        file.Position = 0;
        await pipeline.SendAsync(Operations.Of(Operations.Trigger).StreamBody(file));
        Assert.Equal("content", server.Bodies[2]);
        Assert.True(file.CanRead);
        await pipeline.SendAsync(Operations.Of(Operations.Trigger).TextBody("tüxt"));
        Assert.Equal("tüxt", server.Bodies[3]);
    }

    [Theory]
    [InlineData("text/plain", "text/plain; charset=utf-8", "C3-A4-F0-9F-98-80")]
    [InlineData("text/csv; header=present", "text/csv; header=present; charset=utf-8", "C3-A4-F0-9F-98-80")]
    [InlineData("text/xml; charset=utf-16", "text/xml; charset=utf-16", "E4-00-3D-D8-00-DE")]
    [InlineData("text/plain; charset=\"UTF-8\"", "text/plain; charset=\"UTF-8\"", "C3-A4-F0-9F-98-80")]
    [InlineData("application/xml", "application/xml", "C3-A4-F0-9F-98-80")]
    [InlineData("text", "text", "C3-A4-F0-9F-98-80")]
    public async Task Text_is_sent_in_the_charset_that_its_media_type_names(string declared, string sent, string bytes)
    {
        byte[] body = [], part = [];
        using FakeServer server = new FakeServer()
            .Answer(request => Read(request, ref body)).Answer(request => Read(request, ref part));
        ApiPipeline pipeline = server.Pipeline();

        await pipeline.SendAsync(Operations.Of(Operations.Trigger).TextBody("ä😀", declared));
        await pipeline.SendAsync(Operations.Of(Operations.Trigger).FormField("note", "ä😀", declared).Multipart());

        Assert.Equal(sent, server.Requests[0].Content!.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(bytes, BitConverter.ToString(body));
        Assert.Contains($"Content-Type: {sent}\r\n", System.Text.Encoding.Latin1.GetString(part), StringComparison.Ordinal);
        Assert.Contains(bytes, BitConverter.ToString(part), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", "😀", "a character that is not in iso-8859-1")]
    [InlineData("text/plain; charset=klingon", "a", "charset klingon is not supported")]
    public void Text_that_its_charset_cannot_carry_is_an_error(string mediaType, string note, string expected)
    {
        ArgumentException fault =
            Assert.Throws<ArgumentException>(() => Operations.Of(Operations.Trigger).TextBody(note, mediaType));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal("note", fault.ParamName);
    }

    [Fact]
    public void Errors_of_arguments_name_the_argument()
    {
        string tenant = "a\nb";
        ApiCallOptions withId = new() { ClientRequestId = "1" };
        Assert.Equal("tenant", Assert.Throws<ArgumentException>(
            () => Operations.Of(Operations.List).Header("X-Tenant", tenant)).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentException>(() => new FakeServer().Pipeline().With(withId)).ParamName);
        Assert.Equal("Headers", Assert.Throws<ArgumentException>(
            () => new ApiCallOptions { Headers = new Dictionary<string, string> { ["Host"] = "x" } }).ParamName);
        Assert.Equal("Headers", Assert.Throws<ArgumentException>(
            () => new ApiCallOptions { Headers = new Dictionary<string, string> { ["X-Tenant"] = tenant } }).ParamName);
        Assert.Equal("IdempotencyKey", Assert.Throws<ArgumentException>(() => new ApiCallOptions { IdempotencyKey = tenant }).ParamName);
    }

    private static HttpResponseMessage Read(HttpRequestMessage request, ref byte[] body)
    {
        using MemoryStream copy = new();
        request.Content!.CopyTo(copy, null, CancellationToken.None);
        body = copy.ToArray();
        return FakeServer.Response(200);
    }

    private static string Url(ApiRequest request) => Pipeline(FakeServer.Endpoint, []).UriOf(request).OriginalString;

    private static ApiPipeline Pipeline(string? endpoint, Dictionary<string, string> variables, ApiClientOptions? options = null) =>
        new(new HttpClient(), endpoint, options, variables);
}
