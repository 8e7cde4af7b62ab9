using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Entries of allOf in other files: what they say is merged, and refers to their own file.</summary>
public sealed class MergedFilesTests
{
    // Both files have a Day: a reference means that of its file.
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/x": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "", "content": { "application/json": {
          "schema": { "$ref": "#/components/schemas/T" } } } } } } }
        """,
        """
        "Day": { "type": "object", "properties": { "own": { "type": "string" } } },
        "T": { "type": "object", "properties": {
          "format": { "allOf": [ { "$ref": "common.json#/components/schemas/Text" }, { "format": "date-time" } ] },
          "values": { "allOf": [ { "$ref": "common.json#/components/schemas/Text" }, { "enum": [ "x", "y" ] } ] },
          "narrowed": { "allOf": [ { "$ref": "common.json#/components/schemas/Either" }, { "type": "integer", "format": "int32" } ] },
          "ownItems": { "allOf": [ { "$ref": "common.json#/components/schemas/List" }, { "items": { "$ref": "#/components/schemas/Day" } } ] },
          "theirItems": { "allOf": [ { "type": "array" }, { "$ref": "common.json#/components/schemas/Days" } ] },
          "inlineItems": { "allOf": [ { "type": "array" }, { "$ref": "common.json#/components/schemas/Rows" } ] },
          "members": { "allOf": [ { "type": [ "object", "string" ] }, { "$ref": "common.json#/components/schemas/Members" }, { "properties": { "a": { "$ref": "#/components/schemas/Day" } } } ] } } }
        """, version: "3.1.0"), "/repo/api.json").Document("/repo/common.json", ApiReading.OpenApi("", """
        "Text": { "type": "string" },
        "Either": { "type": [ "string", "integer" ] },
        "List": { "type": "array", "maxItems": 3 },
        "Day": { "type": "string", "format": "date" },
        "Days": { "items": { "$ref": "#/components/schemas/Day" } },
        "Rows": { "items": { "type": "object", "properties": { "day": { "$ref": "#/components/schemas/Day" } } } },
        "Members": { "properties": { "b": { "$ref": "#/components/schemas/Day" } } }
        """, version: "3.1.0")).Run().Compiles());

    [Fact]
    public void Nothing_is_ignored() => Assert.All(Generated.Value.Reported, id => Assert.Equal("BJG3030", id));

    [Theory]
    [InlineData("Format", typeof(DateTimeOffset))]
    [InlineData("Narrowed", typeof(int))]
    public void Keywords_of_all_files_count(string property, Type type) =>
        Assert.Equal(type, Nullable.GetUnderlyingType(Generated.Value.Type("T").GetProperty(property)!.PropertyType));

    [Fact]
    public void References_belong_to_the_file_that_has_them()
    {
        const string Json =
            """{"values":"x","ownItems":[{"own":"o"}],"theirItems":["2024-01-02"],"inlineItems":[{"day":"2024-01-02"}],"members":{"a":{"own":"o"},"b":"2024-01-02"}}""";
        Model model = new(Generated.Value.Type("T"));
        object value = model.Read(Json);

        Assert.Equal("x", Model.Get(value, "Values")!.ToString());
        Assert.Equal("o", Model.Get(((IEnumerable<object>)Model.Get(value, "OwnItems")!).Single(), "Own"));
        Assert.Equal([new DateOnly(2024, 1, 2)], (IEnumerable<DateOnly>)Model.Get(value, "TheirItems")!);
        Assert.Equal(new DateOnly(2024, 1, 2), Model.Get(((IEnumerable<object>)Model.Get(value, "InlineItems")!).Single(), "Day"));
        object members = Model.Get(value, "Members", "AsTMembersObject")!;
        Assert.Equal("o", Model.Get(members, "A", "Own"));
        Assert.Equal(new DateOnly(2024, 1, 2), Model.Get(members, "B"));
        Assert.Equal(Json, model.Write(value));
    }
}
