namespace BackupJobsGen.Tests.Reading;

/// <summary>What messages show of a document.</summary>
public class MessageTextTests
{
    [Theory]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\0\u001B[31m\u0085", "\\u0000\\u001B[31m\\u0085")]
    [InlineData("a\u2028b\u2029\u202Ec", "a\\u2028b\\u2029\\u202Ec")]
    [InlineData("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E")]
    public void Text_of_a_document_is_on_one_line_of_a_message(string text, string shown)
    {
        Assert.Equal([shown], new Problem(Problems.Unsupported.Id, "", 0, 0, [text]).Arguments);
        Assert.Equal([shown], new Problem(Problems.Unsupported.Id, "", 0, 0, [shown]).Arguments);
    }

    [Fact]
    public void Long_text_of_a_document_is_cut_in_a_message()
    {
        string[] texts = [new('a', 200), new('a', 201), new('\n', 5000), string.Concat(Enumerable.Repeat("\uD83D\uDE00", 300))];

        string[] shown = [.. new Problem(Problems.Unsupported.Id, "", 0, 0, texts.ToEquatableArray()).Arguments];

        Assert.Equal(texts[0], shown[0]);
        Assert.All(shown.Skip(1), text => Assert.EndsWith("…", text, StringComparison.Ordinal));
        Assert.All(shown, text => Assert.InRange(text.Length, 198, 200));
        Assert.True(char.IsLowSurrogate(shown[3][^2]));
    }
}
