namespace BackupJobsGen.Runtime.Tests;

/// <summary>Cursors that the next page is requested with.</summary>
public sealed class CursorTests
{
    [Theory]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("1.5", "1.5")]
    [InlineData("2.0", "2.0")]
    [InlineData("1e3", "1e3")]
    [InlineData("-1", "-1")]
    [InlineData("\"12345678901234567890123\"", "12345678901234567890123")]
    public async Task A_number_is_sent_as_it_was_received(string cursor, string expected)
    {
        FakeServer server = new FakeServer().Answer(200, $$$"""{"meta":{"next":{{{cursor}}} },"value":[]}""").Answer(200, "{}");
        List<string> asked = [];

        await foreach (Sample _ in List(server, asked))
            Assert.Fail("no items");

        Assert.Equal([expected], asked);
    }

    [Theory]
    [InlineData("""{"value":[],"meta":{"next":true}}""", "Page.meta.next cannot be read from True (at $.meta.next).")]
    [InlineData("""{"value":[],"meta":{"next":{"a":1}}}""", "Page.meta.next cannot be read from StartObject (at $.meta.next).")]
    [InlineData("""{"value":[],"meta":[]}""", "Page.meta.next cannot be read from StartArray (at $.meta).")]
    [InlineData("""{"value":{"a":1}}""", "Page.value cannot be read from StartObject (at $.value).")]
    public async Task What_cannot_be_read_is_named_once(string page, string expected)
    {
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => List(new FakeServer().Answer(200, page), []).GetCursor().NextAsync());

        Assert.Contains($"but {expected} The body:", fault.Message, StringComparison.Ordinal);
    }

    private static ApiPageable<Sample> List(FakeServer server, List<string> asked) => new(
        server.Pipeline(), Operations.Of(Operations.List), "value", "meta.next", JsonObjects.Read<Sample>, link =>
        {
            asked.Add(link);
            return Operations.Of(Operations.List);
        });
}
