namespace BackupJobsGen.Runtime.Tests;

/// <summary>Lists in each place of a request: an empty one is not sent, and an item never becomes two.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData(ListStyle.Ssv, "b c", "a space")]
    [InlineData(ListStyle.Tsv, "b\tc", "a tab")]
    [InlineData(ListStyle.Pipes, "b|c", "'|'")]
    public void An_item_with_the_delimiter_of_its_list_is_rejected(ListStyle style, string item, string said)
    {
        Action<ApiRequest>[] places =
        [
            request => request.Query("ids", ["a", item], style),
            request => request.FormField("ids", ["a", item], style),
            request => request.Header("ids", ["a", item], style),
            request => request.Cookie("ids", ["a", item], style),
            request => request.FormHeader("file", "ids", ["a", item], style),
        ];
        foreach (Action<ApiRequest> place in places)
        {
            ArgumentException fault = Assert.Throws<ArgumentException>("ids", () => place(Operations.Of(Operations.List)));
            Assert.Contains($"An item of 'ids' contains {said},", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ListStyle.Csv, "b,c", "ids=a,b%2Cc")]
    [InlineData(ListStyle.Ssv, "b|c", "ids=a%20b%7Cc")]
    [InlineData(ListStyle.Pipes, "b c", "ids=a%7Cb%20c")]
    [InlineData(ListStyle.Multi, "b|c", "ids=a&ids=b%7Cc")]
    public async Task An_item_may_contain_the_delimiter_of_another_style(ListStyle style, string item, string expected)
    {
        HttpRequestMessage sent = await SentAsync(
            request => request.Query("ids", ["a", item], style).FormField("ids", ["a", item], style));

        Assert.EndsWith("?api-version=2024-04-01&" + expected, sent.RequestUri!.OriginalString, StringComparison.Ordinal);
    }

    // Its parts are not encoded, so that nothing keeps the comma apart from those between items.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_item_with_a_comma_is_rejected_in_a_multipart_form(bool hasFile)
    {
        using FakeServer server = new();
        ApiRequest request = Operations.Of(Operations.Trigger).FormField("ids", ["a", "b,c"], ListStyle.Csv);
        _ = hasFile ? request.FormFile("file", new FilePart(Stream.Null)) : request.Multipart();

        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>("ids", () => server.Pipeline().SendAsync(request));
        Assert.StartsWith("An item of 'ids' contains a comma, which separates its items", fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_comma_within_an_item_is_encoded_in_an_urlencoded_form_and_in_headers()
    {
        using FakeServer server = new FakeServer().Answer(204).Answer(204);
        string[] items = ["a", "b,c"];
        await server.Pipeline().SendAsync(Operations.Of(Operations.Trigger).FormField("ids", items, ListStyle.Csv));
        await server.Pipeline().SendAsync(
            Operations.Of(Operations.Trigger).FormField("note", "x").Multipart().FormHeader("note", "X-Ids", items, ListStyle.Csv));

        Assert.Equal("ids=a,b%2Cc", server.Bodies[0]);
        Assert.Contains("X-Ids: a,b%2Cc\r\n", server.Bodies[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ListStyle.Csv)]
    [InlineData(ListStyle.Ssv)]
    [InlineData(ListStyle.Pipes)]
    [InlineData(ListStyle.Multi)]
    [InlineData(ListStyle.Matrix)]
    public void An_item_that_is_null_is_rejected_in_every_place(ListStyle style)
    {
        string[] items = ["a", null!];
        Action<ApiRequest>[] places =
        [
            request => request.Path("ids", items, style),
            request => request.Query("ids", items, style),
            request => request.Query("ids", items, style, encode: false),
            request => request.FormField("ids", items, style),
            request => request.FormFile("ids", [new FilePart(Stream.Null), null!]),
            request => request.Header("ids", items, style),
            request => request.Cookie("ids", items, style),
            request => request.FormHeader("file", "ids", items, style),
            request => request.Query("ids", WireFormat.Texts([RawJson.Parse("1"), null!], WireFormat.Text), style),
        ];
        foreach (Action<ApiRequest> place in places)
        {
            ArgumentException fault = Assert.Throws<ArgumentException>("ids", () => place(Operations.Of(Operations.List)));
            Assert.StartsWith("An item of 'ids' is null.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a\n")]
    public void A_list_that_a_path_cannot_have_is_named(params string[] items) => Assert.Throws<ArgumentException>(
        "ids", () => Operations.Of(Operations.List).Path("ids", items, ListStyle.Csv, encode: false));

    // RFC 6570: a list without items is undefined, and an undefined variable is not sent.
    [Theory]
    [InlineData(ListStyle.Csv)]
    [InlineData(ListStyle.Ssv)]
    [InlineData(ListStyle.Pipes)]
    [InlineData(ListStyle.Multi)]
    public async Task An_empty_list_is_not_sent(ListStyle style)
    {
        HttpRequestMessage sent = await SentAsync(
            request => request.Query("ids", [], style).Header("X-Ids", [], style).Cookie("ids", [], style).FormField("ids", [], style)
                .FormHeader("file", "X-Ids", [], style));

        Assert.EndsWith("?api-version=2024-04-01", sent.RequestUri!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((false, false, null), (sent.Headers.Contains("X-Ids"), sent.Headers.Contains("Cookie"), sent.Content));
    }

    [Fact]
    public async Task An_object_without_members_is_not_sent()
    {
        IEnumerable<string> nothing = WireFormat.KeysAndValues(WireFormat.Entries(RawJson.Parse("""{ "a": null }"""), RawJson.Write));
        HttpRequestMessage sent = await SentAsync(request => request.Query("color", nothing, ListStyle.Csv));

        Assert.EndsWith("?api-version=2024-04-01", sent.RequestUri!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_string_is_an_item() => Assert.EndsWith(
        "&ids=,a",
        Operations.Of(Operations.List).Query("ids", ["", "a"], ListStyle.Csv).BuildUri("https://x.net", null).OriginalString,
        StringComparison.Ordinal);

    // A plus would be a space in a query.
    [Theory]
    [InlineData(1E+20, "1E%2B20")]
    [InlineData(-1.5E+300, "-1.5E%2B300")]
    [InlineData(1E-7, "1E-07")]
    [InlineData(123456789012345680000d, "1.2345678901234568E%2B20")]
    public void A_number_with_an_exponent_is_a_JSON_number_without_a_plus_on_the_wire(double value, string expected)
    {
        string text = WireFormat.Double(value);

        Assert.Equal(value, System.Text.Json.JsonSerializer.Deserialize<double>(text));
        Assert.EndsWith(
            $"&n={expected}&l={expected},1",
            Operations.Of(Operations.List).Query("n", text).Query("l", [text, "1"], ListStyle.Csv).BuildUri("https://x.net", null)
                .OriginalString,
            StringComparison.Ordinal);
    }

    private static async Task<HttpRequestMessage> SentAsync(Func<ApiRequest, ApiRequest> arguments)
    {
        FakeServer server = new FakeServer().Answer(204);
        await server.Pipeline().SendAsync(arguments(Operations.Of(Operations.List)));
        return server.Requests[^1];
    }
}
