namespace BackupJobsGen.Runtime.Tests;

/// <summary>A member that is null on the wire, and one that is absent.</summary>
public sealed class ExplicitNullTests
{
    [Fact]
    public void A_null_is_written_where_it_is_asked_for()
    {
        Sample sample = new() { Id = "a", AdditionalProperties = JsonProperties.Empty.WithNull("count", "other") };
        Assert.Equal("""{"id":"a","count":null,"other":null}""", Write(sample));
        Assert.Equal("""{"id":"a"}""", Write(new Sample { Id = "a" }));
    }

    [Fact]
    public void A_value_wins_over_a_null() => Assert.Equal(
        """{"id":"a","count":1}""",
        Write(new Sample { Id = "a", AdditionalProperties = JsonProperties.Empty.WithNull("count") } with { Count = 1 }));

    [Fact]
    public void A_null_survives_reading_and_is_compared()
    {
        Sample sample = new() { Id = "a", AdditionalProperties = JsonProperties.Empty.WithNull("count") };
        Sample read = ApiJson.Read<Sample>(Write(sample));
        Assert.Equal(sample, read);
        Assert.NotEqual(new Sample { Id = "a" }, read);
        Assert.Equal("""{"id":"b","count":null}""", Write(read with { Id = "b" }));
    }

    private static string Write(Sample sample) => ApiJson.Write(sample).ToString();
}
