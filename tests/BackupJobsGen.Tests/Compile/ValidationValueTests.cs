using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Values and limits that are easily missed when what is sent is checked.</summary>
public sealed class ValidationValueTests
{
    [Fact]
    public void A_null_item_is_a_fault_where_the_list_allows_none()
    {
        Generation generation = TestProject.Of(
            Snapshot.OpenApi(
                """
                "/lists": { "post": { "operationId": "Lists_Add",
                  "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Lists" } } } },
                  "responses": { "204": { "description": "" } } } }
                """,
                """
                "Lists": { "type": "object", "properties": { "names": { "type": "array", "items": { "type": "string" } },
                  "open": { "type": "array", "items": { "type": "string", "nullable": true } },
                  "any": { "type": "array", "items": {} },
                  "map": { "type": "object", "additionalProperties": { "type": "string" } } } }
                """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();
        Type type = generation.Type("Lists");
        object lists = Activator.CreateInstance(type)!;
        type.GetProperty("Names")!.SetValue(lists, ValueList.From<string>(["a", null!]));
        type.GetProperty("Open")!.SetValue(lists, ValueList.From<string>([null!]));
        type.GetProperty("Map")!.SetValue(lists, new ValueMap<string>([new("k", null!)]));

        Assert.Equal(["names[1] is null", "map[k] is null"], ((IApiValidatable)lists).Validate().Select(result => result.ErrorMessage));
        Assert.DoesNotContain("checks.Member(\"any\"", generation.File("Lists"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"minimum\": 1e30", "is too low; at least")]
    [InlineData("\"maximum\": -1e30", "is too high; at most")]
    [InlineData("\"maximum\": 1e30", null)]
    [InlineData("\"minimum\": -1e30", null)]
    public void A_limit_beyond_decimals_is_broken_by_all_numbers_or_by_none(string limit, string? expected)
    {
        Generation generation = TestProject.Of(
            Snapshot.OpenApi(
                """
                "/n": { "post": { "operationId": "N_Add",
                  "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/N" } } } },
                  "responses": { "204": { "description": "" } } } }
                """,
                $$"""
                "N": { "type": "object", "properties": { "n": { "type": "integer", "format": "int32", {{limit}} },
                  "more": { "type": "string", "maxLength": 9 } } }
                """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();
        object value = new Model(generation.Type("N")).Read("""{"n":5}""");

        Assert.Equal(expected is not null, ((IApiValidatable)value).Validate().Any());
        Assert.All(
            ((IApiValidatable)value).Validate(), result => Assert.Contains(expected!, result.ErrorMessage, StringComparison.Ordinal));
    }
}
