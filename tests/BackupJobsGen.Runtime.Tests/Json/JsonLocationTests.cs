using System.Text;

namespace BackupJobsGen.Runtime.Tests;

public sealed class JsonLocationTests
{
    private const string Json = """{"value":[{"a":1},{"b":{"c d":[true,{"e":"x"}]}}],"next":null}""";

    [Theory]
    [InlineData("1}", "$.value[0].a")]
    [InlineData("true", "$.value[1].b['c d'][0]")]
    [InlineData("\"x\"", "$.value[1].b['c d'][1].e")]
    [InlineData("{\"b\"", "$.value[1]")]
    [InlineData("null", "$.next")]
    [InlineData("[{", "$.value")]
    public void An_offset_has_a_path(string at, string path)
    {
        int offset = Json.IndexOf(at, StringComparison.Ordinal);
        Assert.Equal(path, JsonLocation.Find(Encoding.UTF8.GetBytes(Json), offset));
    }

    [Fact]
    public void A_broken_payload_has_a_path_up_to_where_it_breaks() =>
        Assert.Equal("$.value[0]", JsonLocation.Find("""{"value":[{"a":1,!"""u8, 1000));
}
