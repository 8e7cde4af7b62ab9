using System.Text.Json;

namespace BackupJobs.Runtime.Tests;

public sealed class DiscriminatorTests
{
    private static readonly KnownTexts Known = new("AzureIaaSVMJob", "DpmJob", "dpmjob");

    [Theory]
    [InlineData("""{"jobType":"DpmJob","a":1}""", "DpmJob")]
    [InlineData("""{"a":{"jobType":"x"},"b":[1],"jobType":"DpmJob"}""", "DpmJob")]
    [InlineData("""{"jobType":"dpmjob"}""", "dpmjob")]
    [InlineData("""{"jobType":"azureIAASvmJob"}""", "AzureIaaSVMJob")]
    [InlineData("""{"job\u0054ype":"Dpm\u004aob"}""", "DpmJob")]
    [InlineData("""{"jobType":"New"}""", "New")]
    [InlineData("""{"jobType":null}""", null)]
    [InlineData("""{"jobType":5}""", null)]
    [InlineData("""{"jobType":{},"jobType":"DpmJob"}""", "DpmJob")]
    [InlineData("""{}""", null)]
    public void The_text_is_found_wherever_it_stands(string json, string? expected)
    {
        Utf8JsonReader reader = new(Tokens.Plain(json));
        reader.Read();
        Assert.Equal(expected, JsonDiscriminator.Find(reader, "jobType"u8, Known));
        Assert.Equal(JsonTokenType.StartObject, reader.TokenType);
        Utf8JsonReader segmented = new(Tokens.Segmented(json));
        segmented.Read();
        Assert.Equal(expected, JsonDiscriminator.Find(segmented, "jobType"u8, Known));
    }

    [Fact]
    public void Known_texts_of_any_number_are_found()
    {
        string[] texts = Enumerable.Range(0, 300).Select(static i => $"value number {i}").ToArray();
        KnownTexts known = new(texts);
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(i, known.IndexOf(System.Text.Encoding.UTF8.GetBytes(texts[i])));
        Assert.Equal(-1, known.IndexOf("value number 300"u8));
        Assert.Equal(-1, new KnownTexts().IndexOf(""u8));
    }
}
