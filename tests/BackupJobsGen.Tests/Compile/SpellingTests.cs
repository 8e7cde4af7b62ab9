using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>What was read in one form is written in that form, as long as the value is the same.</summary>
public class SpellingTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(Swagger.Thing(
        """
        "time": { "type": "string", "format": "time" },
        "when": { "type": "string", "format": "date-time" },
        "took": { "type": "string", "format": "duration" },
        "pause": { "type": "string", "format": "duration" },
        "count": { "type": "integer", "format": "int32" },
        "large": { "type": "integer", "format": "int64" },
        "ratio": { "type": "number" },
        "single": { "type": "number", "format": "float" },
        "price": { "type": "number", "format": "decimal" },
        "on": { "type": "boolean" },
        "key": { "type": "string", "format": "uuid" },
        "data": { "type": "string", "format": "byte" },
        "url": { "type": "string", "format": "base64url" },
        "stamp": { "type": "integer", "format": "unixtime" },
        "level": { "type": "integer", "enum": [1, 2], "x-ms-enum": { "name": "Level", "modelAsString": true } },
        "times": { "type": "array", "items": { "type": "string", "format": "time" } },
        "ratios": { "type": "object", "additionalProperties": { "type": "number" } },
        "weeks": { "type": "array", "items": { "type": "array", "items": { "type": "string", "format": "duration" } } },
        "child": { "$ref": "#/definitions/Thing" }
        """)).Run().Compiles());

    private static Model Thing => new(Generated.Value.Type("Thing"));

    public static TheoryData<string> Forms =>
    [
        "\"time\":\"10:00:00\"",
        "\"time\":\"10:00:00Z\"",
        "\"time\":\"10:00:00+02:00\"",
        "\"time\":\"10:00:00.50-03:30\"",
        "\"time\":\"10:00\"",
        "\"time\":\"10:00:00.1200000\"",
        "\"when\":\"2024-01-01T00:00:00Z\"",
        "\"when\":\"2024-01-01T00:00:00.000Z\"",
        "\"when\":\"2024-01-01T00:00:00.1200000+00:00\"",
        "\"when\":\"2024-01-01T00:00:00-00:00\"",
        "\"when\":\"2024-01-01T00:00:00\"",
        "\"when\":\"2024-01-01T02:00:00.5+02:00\"",
        "\"when\":\"2024-01-01T02:00:00.50+0200\"",
        "\"when\":\"2024-01-01t00:00:00z\"",
        "\"when\":\"2024-01-01 00:00:00Z\"",
        "\"when\":\"2024-01-01\"",
        "\"when\":\"2024-01-01T00:00:00.123456789Z\"",
        "\"took\":\"00:05:00\"",
        "\"took\":\"PT5M\"",
        "\"took\":\"1.00:00:00.5000000\"",
        "\"took\":\"PT300S\"",
        "\"took\":\"P1W\"",
        "\"took\":\"-00:00:01\"",
        "\"took\":\"00:20:23.08966\"",
        "\"took\":\"PT1.50S\"",
        "\"took\":\"00:05:00\",\"pause\":\"01:00:00\"",
        "\"time\":\"10:00:00Z\",\"took\":\"00:05:00\",\"pause\":\"PT60M\"",
        "\"took\":\"00:05:00\",\"later\":1",
        "\"took\":\"00:05:00\",\"pause\":7",
        "\"count\":12.0",
        "\"count\":\"12\"",
        "\"count\":-0",
        "\"large\":1e3",
        "\"large\":\"9007199254740993\"",
        "\"ratio\":1.50",
        "\"ratio\":1e5",
        "\"ratio\":0.12345678901234567890",
        "\"ratio\":\"1.5\"",
        "\"ratio\":0.30000000000000004",
        "\"ratio\":1E-07",
        "\"single\":16777217",
        "\"single\":0.1",
        "\"single\":0.123456789",
        "\"price\":1.10",
        "\"price\":1e2",
        "\"price\":0.12345678901234567890123456789012345",
        "\"price\":\"1.10\"",
        "\"on\":\"true\"",
        "\"on\":\"False\"",
        "\"key\":\"6E503EE3-0000-4000-8000-000000000001\"",
        "\"data\":\"AQ\\r\\nID\"",
        "\"url\":\"__4=\"",
        "\"stamp\":\"1714564800\"",
        "\"level\":\"1\"",
        "\"times\":[\"10:00:00Z\",\"11:00:00\"]",
        "\"ratios\":{\"a\":1.50,\"b\":2}",
        "\"weeks\":[[\"00:05:00\"],[\"PT5M\"]]",
        "\"child\":{\"time\":\"10:00:00Z\",\"child\":{\"took\":\"00:05:00\"}}",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_value_is_written_as_it_was_read(string members)
    {
        string json = $"{{{members}}}";
        object thing = Thing.Read(json);

        Assert.Equal(json, Thing.Write(thing).Replace(@"\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(Thing.Write(thing), Thing.Request(thing));
    }

    [Theory]
    [InlineData("Time", "time", "10:00:00Z", "10:00:00")]
    [InlineData("When", "when", "2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00Z")]
    [InlineData("Took", "took", "00:05:00", "PT5M")]
    public void The_form_is_neither_a_member_nor_part_of_the_value(string property, string member, string form, string other)
    {
        object read = Thing.Read($$"""{"{{member}}":"{{form}}"}""");
        object same = Thing.Read($$"""{"{{member}}":"{{other}}"}""");

        Assert.Equal(read, same);
        Assert.Equal(read.GetHashCode(), same.GetHashCode());
        Assert.Empty(Model.Kept(read));
        Assert.NotNull(Model.Get(read, property));
    }

    [Fact]
    public void Another_value_is_written_in_the_usual_form()
    {
        object thing = Thing.Read("""{"time":"10:00:00Z","when":"2024-01-01T00:00:00+00:00","single":0.50}""");

        Model.Set(thing, "Time", new TimeOnly(11, 0));
        Model.Set(thing, "When", new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)));
        Model.Set(thing, "Single", 1.5);

        Model.SameMeaning("""{"time":"11:00:00","when":"2024-01-01T02:00:00+02:00","single":1.5}""", Thing.Write(thing));
    }

    [Fact]
    public void Another_duration_keeps_the_form_of_hours_minutes_and_seconds()
    {
        object thing = Thing.Read("""{"took":"00:05:00","pause":"PT60M"}""");

        Model.Set(thing, "Took", TimeSpan.FromHours(30));
        Model.Set(thing, "Pause", TimeSpan.FromHours(2));

        Assert.Equal("""{"took":"1.06:00:00","pause":"PT2H"}""", Thing.Write(thing));
    }

    [Fact]
    public void The_last_of_two_members_has_the_form()
    {
        Assert.Equal("""{"time":"10:00:00"}""", Thing.RoundTrip("""{"time":"10:00:00Z","time":"10:00:00"}"""));
        Assert.Equal("""{"took":"PT5M"}""", Thing.RoundTrip("""{"took":"00:05:00","took":"PT5M"}"""));
    }

    [Fact]
    public void Further_members_do_not_lose_the_form()
    {
        object thing = Thing.Read("""{"time":"10:00:00Z"}""");

        Model.Set(thing, "AdditionalProperties", Model.Kept(thing).With("more", RawJson.Parse("1")));

        Assert.Equal("""{"time":"10:00:00Z","more":1}""", Thing.Write(thing));
    }
}
