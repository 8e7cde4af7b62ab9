using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Entries of allOf that are not objects, and lists of values next to lists of types.</summary>
public sealed class MergedAllOfTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/x": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "", "content": { "application/json": {
          "schema": { "$ref": "#/components/schemas/T" } } } } } } }
        """,
        """
        "Color": { "type": "string", "enum": ["r", "g"] },
        "Text": { "type": ["string", "null"] },
        "ObjectOrText": { "type": ["object", "string"], "properties": { "a": { "type": "string" } } },
        "Circle": { "allOf": [ { "$ref": "#/components/schemas/Back" }, { "type": "string" } ] },
        "Back": { "allOf": [ { "$ref": "#/components/schemas/Circle" }, { "format": "date" } ] },
        "T": { "type": "object", "properties": {
          "format": { "allOf": [ { "type": "string" }, { "format": "uuid" } ] },
          "own": { "type": "string", "format": "uuid", "allOf": [ { "type": "string" } ] },
          "number": { "allOf": [ { "type": "number" }, { "type": "integer", "format": "int32" }, { "minimum": 1 } ] },
          "named": { "allOf": [ { "type": "string" }, { "$ref": "#/components/schemas/Color" } ] },
          "nullable": { "type": ["string", "null"], "allOf": [ { "$ref": "#/components/schemas/Color" } ] },
          "values": { "allOf": [ { "type": "string" }, { "enum": ["p", "q"] } ] },
          "items": { "allOf": [ { "type": ["string", "array"] }, { "items": { "type": "integer" } } ] },
          "members": { "allOf": [ { "$ref": "#/components/schemas/ObjectOrText" }, { "properties": { "b": { "type": "integer" } } } ] },
          "either": { "type": ["object", "string"], "allOf": [ { "properties": { "z": { "type": "string" } } } ] },
          "common": { "allOf": [ { "type": ["string", "integer"] }, { "type": ["integer", "boolean"] } ] },
          "list": { "type": "array", "items": { "allOf": [ { "$ref": "#/components/schemas/Text" } ] } },
          "circle": { "$ref": "#/components/schemas/Circle" },
          "only": { "type": ["string", "object"], "enum": ["x", "y"] },
          "mixed": { "type": ["string", "integer", "array"], "enum": ["all", 1, ["q"]], "x-enum-varnames": ["Everything", "One", "Some"],
            "items": { "type": "string" } },
          "object": { "type": ["string", "object"], "enum": ["x", { "k": 1 }], "properties": { "k": { "type": "integer" } } } } }
        """, version: "3.1.0")).Run().Compiles());

    [Theory]
    [InlineData("Format", typeof(Guid))]
    [InlineData("Own", typeof(Guid))]
    [InlineData("Number", typeof(int))]
    [InlineData("Common", typeof(long))]
    [InlineData("Circle", typeof(DateOnly))]
    public void What_any_entry_says_about_a_value_holds(string member, Type expected) =>
        Assert.Equal(expected, Model.TypeOf(Read("{}"), member));

    [Theory]
    [InlineData("Named", "Color")]
    [InlineData("Nullable", "Color")]
    [InlineData("Values", "TValues")]
    [InlineData("Only", "TOnly")]
    public void Values_of_one_entry_are_its_enum(string member, string expected) =>
        Assert.Equal(expected, Model.TypeOf(Read("{}"), member).Name);

    [Theory]
    [InlineData("""{"items":[1,2]}""", "Items", "AsInt64List")]
    [InlineData("""{"items":"s"}""", "Items", "AsString")]
    [InlineData("""{"members":{"a":"1","b":2}}""", "Members", "AsTMembersObject")]
    [InlineData("""{"members":"s"}""", "Members", "AsString")]
    [InlineData("""{"either":{"z":"1"}}""", "Either", "AsTEitherObject")]
    [InlineData("""{"either":"s"}""", "Either", "AsString")]
    [InlineData("""{"mixed":["q"]}""", "Mixed", "AsStringList")]
    [InlineData("""{"object":{"k":1}}""", "Object", "AsTObjectObject")]
    public void Keywords_of_each_type_are_kept(string json, string member, string variant)
    {
        object value = Read(json);
        Assert.NotNull(Model.Get(value, member, variant));
        Assert.Equal(json, new Model(Generated.Value.Type("T")).Write(value));
    }

    [Fact]
    public void Values_of_an_enum_belong_to_the_alternative_of_their_type()
    {
        Type text = Model.TypeOf(Model.Get(Read("""{"mixed":"all"}"""), "Mixed")!, "AsTMixed2");
        Assert.NotNull(text.GetProperty("Everything") ?? text.GetProperty("One"));
        Assert.Null(text.GetProperty("Some"));
        Assert.DoesNotContain("BJG3011", Generated.Value.Reported);
    }

    [Fact]
    public void Null_is_allowed_where_the_only_entry_allows_it()
    {
        const string json = """{"list":["a",null]}""";
        object value = Read(json);
        Assert.Equal(["a", null], (IEnumerable<string?>)Model.Get(value, "List")!);
    }

    private static object Read(string json) => new Model(Generated.Value.Type("T")).Read(json);
}
