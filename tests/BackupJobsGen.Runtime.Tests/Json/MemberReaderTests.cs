using System.Text;

namespace BackupJobsGen.Runtime.Tests;

public sealed class MemberReaderTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private delegate object? ReadMember(ref JsonMemberReader members, ref JsonTokenReader reader);

    public static TheoryData<string, string> Values => MemberJson.And(
        ("Secret", "\"x\""),
        ("Kind", "\"x\""),
        ("KindEnum", "\"Invalid\""),
        ("Any", "{\"id\":\"1\"}"),
        ("NullableList", "[null]"),
        ("NullableValueList", "[1,null]"),
        ("EnumList", "[\"Invalid\"]"),
        ("NullableMap", "{\"k\":null}"),
        ("NullableValueMap", "{\"k\":null}"));

    public static TheoryData<string> Kinds => [.. Values.Select(row => (string)row[0])];

    [Theory]
    [MemberData(nameof(Values))]
    public void What_fits_is_the_value(string kind, string json)
    {
        (object? value, JsonProperties kept) = Read($"{{\"a\":{json}}}", Reader(kind));

        Assert.Equal(Expected(kind), value);
        Assert.Same(JsonProperties.Empty, kept);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_does_not_fit_is_kept(string kind)
    {
        (object? value, JsonProperties kept) = Read("""{"a":null,"z":[1]}""", Reader(kind));

        Assert.Equal(kind == "Kind" ? "" : kind == "KindEnum" ? default(SampleState) : null, value);
        Assert.Equal("""{"a":null,"z":[1]}""", Text(kept));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void The_last_of_two_members_wins(string kind, string json)
    {
        (object? first, JsonProperties none) = Read($$"""{"a":null,"a":{{json}}}""", Reader(kind));
        (object? second, JsonProperties kept) = Read($$"""{"a":{{json}},"a":null}""", Reader(kind));

        Assert.Equal(Expected(kind), first);
        Assert.Equal("{}", Text(none));
        Assert.NotEqual(Expected(kind), second);
        Assert.Equal("""{"a":null}""", Text(kept));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_required_one_must_fit(string kind)
    {
        JsonReadException fault = Assert.Throws<JsonReadException>(() => Read("""{"a":null}""", Reader(kind), 0));

        Assert.Equal(("Thing", "a", 5), (fault.TypeName, fault.MemberName, fault.ByteOffset));
    }

    [Theory]
    [InlineData("Date", "\"0001-01-01\"")]
    [InlineData("DateTime", "\"0001-01-01T00:00:00\"")]
    [InlineData("Rfc1123", "\"Mon, 01 Jan 0001 00:00:00 GMT\"")]
    [InlineData("UnixTime", "-62135596800")]
    public void Year_one_is_null_where_it_is_absent_and_the_member_is_optional(string kind, string json)
    {
        (object? optional, JsonProperties kept) =
            Read($"{{\"a\":{json}}}", Reader(kind), new JsonMembers("a b") { YearOneIsAbsent = true });
        (object? required, JsonProperties empty) =
            Read($"{{\"a\":{json}}}", Reader(kind), new JsonMembers("a b", 0) { YearOneIsAbsent = true });

        Assert.Null(optional);
        Assert.Equal($"{{\"a\":{json}}}", Text(kept));
        Assert.Equal(YearOne(kind), required);
        Assert.Equal("{}", Text(empty));
    }

    [Theory]
    [InlineData("Date", "\"0001-01-01\"")]
    [InlineData("DateTime", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("Rfc1123", "\"Mon, 01 Jan 0001 00:00:00 GMT\"")]
    [InlineData("UnixTime", "-62135596800")]
    public void Year_one_is_a_date_by_default(string kind, string json)
    {
        (object? value, JsonProperties kept) = Read($"{{\"a\":{json}}}", Reader(kind));

        Assert.Equal(YearOne(kind), value);
        Assert.Equal("{}", Text(kept));
    }

    [Fact]
    public void Any_JSON_fits_a_member_without_a_type()
    {
        (object? value, JsonProperties kept) =
            Read("""{"a":null}""", (ref JsonMemberReader members, ref JsonTokenReader reader) => members.Raw(ref reader));

        Assert.Equal(RawJson.Parse("null"), value);
        Assert.Equal("{}", Text(kept));
    }

    [Fact]
    public void A_null_that_is_a_value_is_not_kept_and_wins_over_what_was()
    {
        (object? value, JsonProperties kept) = Read(
            """{"a":"x","a":null}""",
            (ref JsonMemberReader members, ref JsonTokenReader reader) =>
                members.IsNull(in reader) ? null : members.Int32(ref reader));

        Assert.Null(value);
        Assert.Equal("{}", Text(kept));
    }

    [Fact]
    public void An_empty_kind_is_kept()
    {
        foreach (string kind in new[] { "Kind", "KindEnum" })
        {
            (_, JsonProperties kept) = Read("""{"a":""}""", Reader(kind));

            Assert.Equal("""{"a":""}""", Text(kept));
        }
    }

    private static object YearOne(string kind) => kind == "Date" ? default(DateOnly) : default(DateTimeOffset);

    private static (object? Value, JsonProperties Kept) Read(string json, ReadMember read, params int[] required) =>
        Read(json, read, new JsonMembers("a b", required));

    private static (object? Value, JsonProperties Kept) Read(string json, ReadMember read, JsonMembers names)
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        JsonMemberReader members = new(ref reader, "Thing", names);
        object? value = null;
        while (members.Next(ref reader))
        {
            if (members.Index == 0)
                value = read(ref members, ref reader);
            else
                members.KeepUnknown(ref reader);
        }

        return (value, members.Kept());
    }

    private static string Text(JsonProperties kept) => Written.By(writer =>
    {
        JsonMemberWriter members = new(writer, new JsonMembers(""), kept, JsonWriteMode.Full);
        members.End();
    });

    private static object Expected(string kind) => kind switch
    {
        "String" or "Secret" or "Kind" => "x",
        "Boolean" => true,
        "Int32" => -1,
        "Int64" => 9007199254740993,
        "Double" => 1.5,
        "Decimal" => 1.10m,
        "Date" => new DateOnly(2024, 5, 1),
        "Time" => new TimeOnly(12, 0),
        "DateTime" or "Rfc1123" or "UnixTime" => Noon,
        "Duration" => TimeSpan.FromHours(1),
        "Uuid" => new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        "Base64" or "Base64Url" => new ValueList<byte>([0xff, 0xfe]),
        "Enum" or "KindEnum" => SampleState.FromValue("Invalid"),
        "Model" or "Any" => new Sample { Id = "1" },
        "List" => new ValueList<int>([1, 2]),
        "NullableList" => new ValueList<string?>([null]),
        "NullableValueList" => new ValueList<int?>([1, null]),
        "EnumList" => new ValueList<SampleState>([SampleState.FromValue("Invalid")]),
        "Map" => new ValueMap<string>([new("k", "v")]),
        "NullableMap" => new ValueMap<string?>([new("k", null)]),
        _ => new ValueMap<int?>([new("k", null)]),
    };

    private static ReadMember Reader(string kind) => (ref JsonMemberReader members, ref JsonTokenReader reader) => kind switch
    {
        "String" => members.String(ref reader),
        "Secret" => members.Secret(ref reader),
        "Boolean" => members.Boolean(ref reader),
        "Int32" => members.Int32(ref reader),
        "Int64" => members.Int64(ref reader),
        "Double" => members.Double(ref reader),
        "Decimal" => members.Decimal(ref reader),
        "Date" => members.Date(ref reader),
        "Time" => members.Time(ref reader),
        "DateTime" => members.DateTime(ref reader),
        "Rfc1123" => members.Rfc1123(ref reader),
        "UnixTime" => members.UnixTime(ref reader),
        "Duration" => members.Duration(ref reader),
        "Uuid" => members.Uuid(ref reader),
        "Base64" => members.Base64(ref reader),
        "Base64Url" => members.Base64Url(ref reader),
        "Enum" => members.Enum<SampleState>(ref reader),
        "Kind" => members.Discriminator(ref reader),
        "KindEnum" => members.Discriminator<SampleState>(ref reader),
        "Model" => members.Model<Sample>(ref reader),
        "Any" => members.Any<Sample>(ref reader),
        "List" => members.List<int>(ref reader, JsonScalars.TryReadInt32),
        "NullableList" => members.NullableList<string>(ref reader, JsonScalars.TryReadString),
        "NullableValueList" => members.NullableValueList<int>(ref reader, JsonScalars.TryReadInt32),
        "EnumList" => members.EnumList<SampleState>(ref reader),
        "Map" => members.Map<string>(ref reader, JsonScalars.TryReadString),
        "NullableMap" => members.NullableMap<string>(ref reader, JsonScalars.TryReadString),
        _ => (object?)members.NullableValueMap<int>(ref reader, JsonScalars.TryReadInt32),
    };
}
