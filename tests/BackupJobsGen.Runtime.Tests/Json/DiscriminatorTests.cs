namespace BackupJobsGen.Runtime.Tests;

public sealed class DiscriminatorTests
{
    private static readonly JsonMembers Members = new("jobType a");

    private static readonly JsonDiscriminator Kinds = new("jobType", "AzureIaaSVMJob", "DpmJob", "dpmjob");

    [Theory]
    [InlineData("""{"jobType":"DpmJob","a":1}""", 1)]
    [InlineData("""{"a":{"jobType":"x"},"b":[1],"jobType":"DpmJob"}""", 1)]
    [InlineData("""{"jobType":"dpmjob"}""", 2)]
    [InlineData("""{"jobType":"azureIAASvmJob"}""", 0)]
    [InlineData("""{"job\u0054ype":"Dpm\u004aob"}""", 1)]
    [InlineData("""{"jobType":"New"}""", JsonDiscriminator.Unknown)]
    [InlineData("""{"jobType":null}""", JsonDiscriminator.Missing)]
    [InlineData("""{"jobType":5}""", JsonDiscriminator.Missing)]
    [InlineData("""{"jobType":{},"jobType":"DpmJob"}""", 1)]
    [InlineData("""{}""", JsonDiscriminator.Missing)]
    public void The_discriminator_is_found_anywhere_in_the_object(string json, int expected)
    {
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.Equal(expected, Kinds.Find(reader));
        Assert.Equal(expected, Kinds.Enter(ref reader));
    }

    [Theory]
    [InlineData("""{"jobType":"DpmJob","a":1}""", 0, "a")]
    [InlineData("""{ "jobType" : "DpmJob" , "a" : 1 }""", -1, "jobType")]
    [InlineData("""{"jobType":"DPMJOB","a":1}""", -1, "jobType")]
    [InlineData("""{"a":1,"jobType":"DpmJob"}""", -1, "a")]
    public void A_kind_that_comes_first_is_not_read_again(string json, int member, string next)
    {
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.Equal(1, Kinds.Enter(ref reader));
        Assert.Equal(member, new JsonMemberReader(ref reader, "DpmJob", Members).Index);
        Assert.True(reader.Read());
        Assert.Equal(next, JsonToken.Name(in reader));
    }

    [Theory]
    [InlineData("""{"k":1,"a":1}""", 0, 0)]
    [InlineData("""{"k":-2.5}""", 1, 0)]
    [InlineData("""{"k":1.0}""", 0, -1)]
    [InlineData("""{"k":"1"}""", 0, -1)]
    [InlineData("""{"k":-25e-1}""", 1, -1)]
    [InlineData("""{"a":0,"k":true}""", 2, -1)]
    [InlineData("""{"k":"TRUE"}""", 2, -1)]
    [InlineData("""{"k":"word"}""", 3, 0)]
    [InlineData("""{"k":7}""", JsonDiscriminator.Unknown, -1)]
    [InlineData("""{"k":false}""", JsonDiscriminator.Unknown, -1)]
    [InlineData("""{"k":null}""", JsonDiscriminator.Missing, -1)]
    [InlineData("""{"k":[1],"k":1}""", 0, -1)]
    public void A_number_or_boolean_is_found_by_its_value(string json, int expected, int member)
    {
        JsonDiscriminator kinds = new("k", ["1", "-2.5", "true", "word"], unquoted: [0, 1, 2]);
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.Equal(expected, kinds.Find(reader));
        Assert.Equal(expected, kinds.Enter(ref reader));
        Assert.Equal(member, new JsonMemberReader(ref reader, "Kind", Members).Index);
    }

    [Fact]
    public void A_record_is_not_begun_at_a_text()
    {
        JsonReadException fault = Assert.Throws<JsonReadException>(static () =>
        {
            JsonTokenReader reader = new("\"DpmJob\""u8);
            _ = new JsonMemberReader(ref reader, "DpmJob", Members);
        });
        Assert.Equal("DpmJob", fault.TypeName);
    }

    [Fact]
    public void Known_texts_of_any_number_are_found()
    {
        string[] texts = Enumerable.Range(0, 300).Select(static i => $"value number {i}").ToArray();
        KnownValues known = new(texts);
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(i, known.IndexOf(System.Text.Encoding.UTF8.GetBytes(texts[i])));
        Assert.Equal(-1, known.IndexOf("value number 300"u8));
        Assert.Equal(-1, new KnownValues().IndexOf(""u8));
    }
}
