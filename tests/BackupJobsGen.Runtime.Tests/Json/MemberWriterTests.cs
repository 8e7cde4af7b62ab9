namespace BackupJobsGen.Runtime.Tests;

public sealed class MemberWriterTests
{
    private static readonly JsonMembers Names = new("a b\"");

    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private delegate void WriteMembers(JsonMemberWriter members);

    public static TheoryData<string, string> Values => MemberJson.And(
        ("Raw", "[null]"));

    public static TheoryData<string> Kinds => [.. Values.Select(row => (string)row[0])];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_follows_its_name(string kind, string json) =>
        Assert.Equal($"{{\"b\\u0022\":{json}}}", Write(JsonProperties.Empty, members => WriteOne(members, kind, true)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_a_value_nothing_is_written(string kind) =>
        Assert.Equal("{}", Write(JsonProperties.Empty, members => WriteOne(members, kind, false)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_did_not_fit_is_written_in_its_place_and_once(string kind)
    {
        JsonProperties kept = JsonProperties.Empty.With("z", RawJson.Parse("1")).With("b\"", RawJson.Parse("{\"not\":\"this\"}"));

        string written = Write(kept, members =>
        {
            WriteOne(members, kind, false);
            members.String(0, "last");
        });

        Assert.Equal("""{"b\u0022":{"not":"this"},"a":"last","z":1}""", written);
    }

    [Fact]
    public void A_null_and_a_kind_are_written_as_such()
    {
        JsonProperties kept = JsonProperties.Empty.With("a", RawJson.Parse("\"\""));

        Assert.Equal("""{"a":null}""", Write(JsonProperties.Empty, members => members.Null(0)));
        Assert.Equal("""{"a":""}""", Write(kept, members => members.Null(0)));
        Assert.Equal("""{"a":"DpmJob"}""", Write(JsonProperties.Empty, members => members.Discriminator(0, "DpmJob")));
        Assert.Equal("{}", Write(JsonProperties.Empty, members => members.Discriminator(0, "")));
        Assert.Equal("""{"a":""}""", Write(kept, members => members.Discriminator(0, "")));
    }

    private static string Write(JsonProperties kept, WriteMembers write) => Written.By(writer =>
    {
        JsonMemberWriter members = new(writer, Names, kept, JsonWriteMode.Full);
        write(members);
        members.End();
    });

    private static void WriteOne(JsonMemberWriter members, string kind, bool has)
    {
        switch (kind)
        {
            case "String": members.String(1, has ? "x" : null); break;
            case "Boolean": members.Boolean(1, has ? true : null); break;
            case "Int32": members.Int32(1, has ? -1 : null); break;
            case "Int64": members.Int64(1, has ? 9007199254740993 : null); break;
            case "Double": members.Double(1, has ? 1.5 : null); break;
            case "Decimal": members.Decimal(1, has ? 1.10m : null); break;
            case "Date": members.Date(1, has ? new DateOnly(2024, 5, 1) : null); break;
            case "Time": members.Time(1, has ? new TimeOnly(12, 0) : null); break;
            case "DateTime": members.DateTime(1, has ? Noon : null); break;
            case "Rfc1123": members.Rfc1123(1, has ? Noon : null); break;
            case "UnixTime": members.UnixTime(1, has ? Noon : null); break;
            case "Duration": members.Duration(1, has ? TimeSpan.FromHours(1) : null); break;
            case "Uuid": members.Uuid(1, has ? new Guid("0f8fad5b-d9cb-469f-a165-70867728950e") : null); break;
            case "Base64": members.Base64(1, has ? new ValueList<byte>([0xff, 0xfe]) : null); break;
            case "Base64Url": members.Base64Url(1, has ? new ValueList<byte>([0xff, 0xfe]) : null); break;
            case "Enum": members.Enum<SampleState>(1, has ? SampleState.FromValue("Invalid") : null); break;
            case "Model": members.Model(1, has ? new Sample { Id = "1" } : null); break;
            case "List": members.List(1, has ? new ValueList<int>([1, 2]) : null, JsonScalars.WriteInt32); break;
            case "Map": members.Map(1, has ? new ValueMap<string>([new("k", "v")]) : null, JsonScalars.WriteString); break;
            default: members.Raw(1, has ? RawJson.Parse("[null]") : null); break;
        }
    }
}
