using BackupJobsGen.Api;

namespace BackupJobsGen.Tests.Reading;

public class StatusKeyTests
{
    [Theory]
    [InlineData("404", "404", 404, 404)]
    [InlineData("4XX", "4XX", 400, 499)]
    [InlineData("4xx", "4XX", 400, 499)]
    [InlineData("default", "default", 0, int.MaxValue)]
    public void Keys_are_read_and_written(string key, string written, int first, int last)
    {
        StatusKey read = StatusKey.Parse(key)!;

        Assert.Equal((written, first, last), (read.ToString(), read.First, read.Last));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("600")]
    [InlineData("40X")]
    [InlineData("4x")]
    [InlineData(" 40")]
    [InlineData("4 0")]
    [InlineData("+40")]
    [InlineData("٤٠٤")]
    [InlineData("4٠٤")]
    [InlineData("Default")]
    [InlineData("x-ms")]
    public void What_is_not_a_status_is_no_key(string key) => Assert.Null(StatusKey.Parse(key));

    [Fact]
    public void Keys_are_ordered_by_precedence()
    {
        string[] keys = ["default", "4XX", "404", "2XX", "201"];

        Assert.Equal(["201", "404", "2XX", "4XX", "default"], keys.Select(StatusKey.Parse).Order().Select(key => key!.ToString()));
    }

    [Theory]
    [InlineData("201", true)]
    [InlineData("2XX", true)]
    [InlineData("304", false)]
    [InlineData("default", false)]
    public void Success_is_2xx(string key, bool expected) => Assert.Equal(expected, StatusKey.Parse(key)!.IsSuccess);

    [Fact]
    public void A_status_is_in_its_range() => Assert.Equal(StatusKey.Parse("4xx"), StatusKey.Of(404).Range);
}
